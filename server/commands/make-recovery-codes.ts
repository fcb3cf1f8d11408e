import { recoveryCodesReplaced } from '#domain/learning/events/second-factors.ts'
import { newRecoveryCodes } from '#server/second-factor-secrets.ts'
import { replaceRecoveryCodes, selectOptionalFactorId } from '#server/store/second-factors.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { type Outcome, refuse } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

/** Gives a person new recovery codes, which cannot be shown again; those before stop working. */
export async function makeRecoveryCodes(
  { personId }: { personId: string },
  by: Commanded,
): Promise<Outcome<{ recoveryCodes: string[] }>> {
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const factorId = await selectOptionalFactorId(tx, personId)
    if (factorId === null) return refuse('', 'second-factor.problem.is-off')
    const { codes, digests } = newRecoveryCodes({ personId, factorId })
    await record(tx, by, [happening(recoveryCodesReplaced, personId, { factorId })])
    await replaceRecoveryCodes(tx, { personId, factorId }, digests)
    return { ok: true, recoveryCodes: codes }
  })
}
