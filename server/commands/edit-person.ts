import { z } from 'zod'
import { emailChanged, profileChanged } from '#domain/learning/events/people.ts'
import { newId } from '#server/digest.ts'
import { newErasable } from '#server/store/erasable.ts'
import { revokeLinks } from '#server/store/one-time-links.ts'
import { isAddressTaken, lockAddresses, selectPerson } from '#server/store/people.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { emailSchema, lineSchema, localeSchema, zoneSchema } from './fields.ts'
import { type Outcome, readInput, refuse } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

const inputSchema = z.object({
  personId: z.string(),
  displayName: lineSchema('admin.problem.name-missing'),
  email: emailSchema,
  locale: localeSchema,
  zone: zoneSchema,
})

/** Changes a person's name, language, time zone and email address; what is the same leaves no event. */
export async function editPerson(input: z.input<typeof inputSchema>, by: Commanded): Promise<Outcome> {
  const read = readInput(inputSchema, input)
  if (!read.ok) return read
  const { personId, displayName, email, locale, zone } = read.value
  return inTransaction(async (tx) => {
    await lockAddresses(tx)
    await lockLearner(tx, personId)
    const before = await selectPerson(tx, personId)
    const isNewProfile =
      before.displayName !== displayName || before.locale !== locale || before.zone !== zone
    const isNewAddress = before.email !== email
    if (isNewAddress && (await isAddressTaken(tx, email))) return refuse('email', 'admin.problem.email-taken')
    if (isNewProfile) {
      const name = newErasable(personId, 'display-name', displayName)
      const profile = { profileId: newId(), displayName: name.ref, locale, zone }
      await record(tx, by, [happening(profileChanged, personId, profile)], [name.row])
    }
    if (isNewAddress) {
      const address = newErasable(personId, 'email', email)
      const changed = { emailId: newId(), email: address.ref }
      await record(tx, by, [happening(emailChanged, personId, changed)], [address.row])
      await revokeLinks(tx, personId, by.now) // they went to the old address
    }
    return { ok: true }
  })
}
