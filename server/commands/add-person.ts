import { z } from 'zod'
import { personAdded, roleGranted } from '#domain/learning/events/people.ts'
import { newId } from '#server/digest.ts'
import { newErasable } from '#server/store/erasable.ts'
import { isAddressTaken, lockAddresses } from '#server/store/people.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { emailSchema, lineSchema, localeSchema, zoneSchema } from './fields.ts'
import { hashNewPassword } from './hash-new-password.ts'
import { type Outcome, readInput, refuse } from './outcome.ts'
import { reconcilePerson } from './reconcile-assignments.ts'
import { type Commanded, happening, record } from './record.ts'
import { storePassword } from './set-password.ts'

const inputSchema = z.object({
  displayName: lineSchema('admin.problem.name-missing'),
  email: emailSchema,
  locale: localeSchema,
  zone: zoneSchema,
  role: z.enum(['admin', 'auditor'], 'admin.problem.role-wrong').optional(),
  password: z.string().optional(),
})
export type AddPersonInput = z.input<typeof inputSchema>

/** Adds a person, with a role and a password when given, and gives them what everyone is assigned. */
export async function addPerson(
  input: AddPersonInput,
  by: Commanded,
): Promise<Outcome<{ personId: string }>> {
  const read = readInput(inputSchema, input)
  if (!read.ok) return read
  const { displayName, email, locale, zone, role, password } = read.value
  const hashed = password === undefined ? null : await hashNewPassword(password, { email, displayName })
  if (hashed && !hashed.ok) return hashed
  return inTransaction(async (tx) => {
    await lockAddresses(tx)
    if (await isAddressTaken(tx, email)) return refuse('email', 'admin.problem.email-taken')
    const personId = newId()
    const name = newErasable(personId, 'display-name', displayName)
    const address = newErasable(personId, 'email', email)
    const ids = { profileId: newId(), emailId: newId() }
    const added = { ...ids, displayName: name.ref, email: address.ref, locale, zone }
    const granted = role ? [{ grantId: newId(), role, courseId: null }] : []
    const happenings = [
      happening(personAdded, personId, added),
      ...granted.map((grant) => happening(roleGranted, personId, grant)),
    ]
    await record(tx, by, happenings, [name.row, address.row])
    if (hashed) await storePassword(tx, by, personId, hashed.passwordHash)
    await reconcilePerson(tx, by, personId)
    return { ok: true, personId }
  })
}
