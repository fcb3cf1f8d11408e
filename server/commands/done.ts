import type { Outcome } from './outcome.ts'
import type { LearnerOutcome } from './taking-course.ts'

/** What a command answered that cannot be refused here (demos, seeds). Throws with the reason when it was after all. */
export function done<Value>(outcome: Outcome<Value> | LearnerOutcome<Value>): Value {
  if (outcome.ok) return outcome
  const reason = 'error' in outcome ? outcome.error : outcome.problems.map((p) => p.messageKey).join(', ')
  throw new Error(`A step that cannot be refused was: ${reason}`)
}
