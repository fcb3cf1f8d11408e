import { managerSet } from '#domain/learning/events/people.ts'
import { wouldCloseCircle } from '#domain/training/manager-line.ts'
import { newId } from '#server/digest.ts'
import { lockManagerLines, selectLineAbove, selectOptionalManagerId } from '#server/store/manager-lines.ts'
import { selectOptionalPerson, selectPerson } from '#server/store/people.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { type Outcome, refuse } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

/** Says who a person reports to from now on; null for nobody. Refuses a line that would run in a circle. */
export async function setManager(
  input: { personId: string; managerId: string | null },
  by: Commanded,
): Promise<Outcome> {
  const { personId, managerId } = input
  return inTransaction(async (tx) => {
    await lockManagerLines(tx)
    await lockLearner(tx, personId)
    await selectPerson(tx, personId)
    if ((await selectOptionalManagerId(tx, personId)) === managerId) return { ok: true }
    if (managerId !== null) {
      const manager = await selectOptionalPerson(tx, managerId)
      if (!manager?.active) return refuse('managerId', 'admin.problem.manager-unknown')
      if (wouldCloseCircle(personId, managerId, await selectLineAbove(tx, managerId)))
        return refuse('managerId', 'admin.problem.manager-circle')
    }
    await record(tx, by, [happening(managerSet, personId, { lineId: newId(), managerId })])
    return { ok: true }
  })
}
