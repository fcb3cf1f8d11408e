import type { Outcome } from '#server/commands/outcome.ts'
import type { LearnerOutcome } from '#server/commands/taking-course.ts'

/** What a command that cannot be refused here answered. Throws with the reason when it was refused after all. */
export function done<Value>(outcome: Outcome<Value> | LearnerOutcome<Value>): Value {
  if (outcome.ok) return outcome
  const reason = 'error' in outcome ? outcome.error : outcome.problems.map((p) => p.messageKey).join(', ')
  throw new Error(`A step of the demo was refused: ${reason}`)
}
