import { secondFactorDisabled } from '#domain/learning/events/second-factors.ts'
import { forgetSecrets, selectOptionalFactorId } from '#server/store/second-factors.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { unproveSessions } from '#server/store/viewers.ts'
import type { Outcome } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

/** Ends a person's second factor at their own wish and forgets its secret and recovery codes. */
export async function disableSecondFactor(
  { personId }: { personId: string },
  by: Commanded,
): Promise<Outcome> {
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const factorId = await selectOptionalFactorId(tx, personId)
    if (factorId === null) return { ok: true }
    await record(tx, by, [happening(secondFactorDisabled, personId, { factorId })])
    await forgetSecrets(tx, { personId, factorId })
    await unproveSessions(tx, personId)
    return { ok: true }
  })
}
