import { type MessageKey, messagesFor } from '#messages/index.ts'
import type { Outcome } from '#server/commands/outcome.ts'
import { Failure } from './cli-command.ts'

/** What a command of the server answered. Throws a Failure that says what to mend when it refused. */
export function accept<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome
  const t = messagesFor('en')
  throw new Failure(outcome.problems.map((problem) => t(problem.messageKey as MessageKey)).join('\n'))
}
