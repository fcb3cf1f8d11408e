import { personReactivated } from '#domain/learning/events/people.ts'
import { selectPerson } from '#server/store/people.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import type { Outcome } from './outcome.ts'
import { reconcilePerson } from './reconcile-assignments.ts'
import { type Commanded, happening, record } from './record.ts'

/** Lets a deactivated person in again and gives them what was assigned in the meantime. */
export async function reactivatePerson(input: { personId: string }, by: Commanded): Promise<Outcome> {
  const { personId } = input
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const { deactivationId } = await selectPerson(tx, personId)
    if (deactivationId === null) return { ok: true }
    await record(tx, by, [happening(personReactivated, personId, { deactivationId })])
    await reconcilePerson(tx, by, personId)
    return { ok: true }
  })
}
