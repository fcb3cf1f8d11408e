import { z } from 'zod'
import { secondFactorReset } from '#domain/learning/events/second-factors.ts'
import { forgiveCodes } from '#server/store/code-turns.ts'
import { newErasable } from '#server/store/erasable.ts'
import { forgetSecrets, selectOptionalFactorId } from '#server/store/second-factors.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { endAllSessions } from '#server/store/viewers.ts'
import { lineSchema } from './fields.ts'
import { type Outcome, readInput, refuse } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

const inputSchema = z.object({
  personId: z.string(),
  reason: lineSchema('second-factor.problem.reason-missing'),
})

/**
 * Ends the second factor of somebody who cannot use it any more, for a reason that is recorded, and signs them out
 * everywhere. Nobody resets their own here: they turn it off with their password.
 */
export async function resetSecondFactor(input: z.input<typeof inputSchema>, by: Commanded): Promise<Outcome> {
  const read = readInput(inputSchema, input)
  if (!read.ok) return read
  const { personId, reason } = read.value
  if (by.actor.kind === 'person' && by.actor.id === personId)
    return refuse('', 'second-factor.problem.reset-own')
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const factorId = await selectOptionalFactorId(tx, personId)
    if (factorId === null) return refuse('', 'second-factor.problem.is-off')
    const words = newErasable(personId, 'second-factor-reset-reason', reason)
    const payload = { factorId, reason: words.ref }
    await record(tx, by, [happening(secondFactorReset, personId, payload)], [words.row])
    await forgetSecrets(tx, { personId, factorId })
    await forgiveCodes(tx, personId)
    await endAllSessions(tx, personId, by.now)
    return { ok: true }
  })
}
