import { personDeactivated } from '#domain/learning/events/people.ts'
import { newId } from '#server/digest.ts'
import { revokeLinks } from '#server/store/one-time-links.ts'
import { selectPerson } from '#server/store/people.ts'
import { isLastActiveAdmin, lockRoles } from '#server/store/roles.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { endAllSessions } from '#server/store/viewers.ts'
import { type Outcome, refuse } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

/** Deactivates a person and ends their sessions and links. Their record stays; the last active admin stays too. */
export async function deactivatePerson(input: { personId: string }, by: Commanded): Promise<Outcome> {
  const { personId } = input
  return inTransaction(async (tx) => {
    await lockRoles(tx)
    await lockLearner(tx, personId)
    const person = await selectPerson(tx, personId)
    if (!person.active) return { ok: true }
    if (await isLastActiveAdmin(tx, personId)) return refuse('', 'admin.problem.last-admin')
    await record(tx, by, [happening(personDeactivated, personId, { deactivationId: newId() })])
    await revokeLinks(tx, personId, by.now)
    await endAllSessions(tx, personId, by.now)
    return { ok: true }
  })
}
