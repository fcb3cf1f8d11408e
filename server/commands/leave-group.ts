import { groupLeft } from '#domain/learning/events/groups.ts'
import { selectOptionalMembershipId } from '#server/store/groups.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import type { Outcome } from './outcome.ts'
import { reconcilePerson } from './reconcile-assignments.ts'
import { type Commanded, happening, record } from './record.ts'

/** Ends a membership, and with it what only the group asked of the person; what they did stays. */
export async function leaveGroup(
  input: { personId: string; groupId: string },
  by: Commanded,
): Promise<Outcome> {
  const { personId, groupId } = input
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const membershipId = await selectOptionalMembershipId(tx, personId, groupId)
    if (!membershipId) return { ok: true }
    await record(tx, by, [happening(groupLeft, personId, { membershipId })])
    await reconcilePerson(tx, by, personId)
    return { ok: true }
  })
}
