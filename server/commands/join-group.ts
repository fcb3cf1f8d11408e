import { groupJoined } from '#domain/learning/events/groups.ts'
import { newId } from '#server/digest.ts'
import { selectOptionalGroup, selectOptionalMembershipId } from '#server/store/groups.ts'
import { selectOptionalPerson } from '#server/store/people.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { type Outcome, refuse } from './outcome.ts'
import { reconcilePerson } from './reconcile-assignments.ts'
import { type Commanded, happening, record } from './record.ts'

/** Makes a person a member of a group and gives them what the group is assigned. */
export async function joinGroup(
  input: { personId: string; groupId: string },
  by: Commanded,
): Promise<Outcome> {
  const { personId, groupId } = input
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    if (!(await selectOptionalGroup(tx, groupId))) return refuse('groupId', 'admin.problem.group-unknown')
    if (!(await selectOptionalPerson(tx, personId))?.active)
      return refuse('personId', 'admin.problem.person-unknown')
    if (await selectOptionalMembershipId(tx, personId, groupId)) return { ok: true }
    await record(tx, by, [happening(groupJoined, personId, { membershipId: newId(), groupId })])
    await reconcilePerson(tx, by, personId)
    return { ok: true }
  })
}
