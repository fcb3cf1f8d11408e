import { roleRevoked } from '#domain/learning/events/people.ts'
import { isLastActiveAdmin, lockRoles, selectOptionalGrantById } from '#server/store/roles.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { type Outcome, refuse } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

/** Ends a role that a person holds. The last active admin keeps theirs. */
export async function revokeRole(
  input: { personId: string; grantId: string },
  by: Commanded,
): Promise<Outcome> {
  const { personId, grantId } = input
  return inTransaction(async (tx) => {
    await lockRoles(tx)
    await lockLearner(tx, personId)
    const grant = await selectOptionalGrantById(tx, personId, grantId)
    if (!grant) return { ok: true }
    if (grant.role === 'admin' && (await isLastActiveAdmin(tx, personId)))
      return refuse('', 'admin.problem.last-admin')
    await record(tx, by, [happening(roleRevoked, personId, { grantId })])
    return { ok: true }
  })
}
