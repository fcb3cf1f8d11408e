import { mayMailReset } from '#domain/sign-in/one-time-link.ts'
import { linkUrl } from '#server/link-url.ts'
import { database } from '#server/store/database.ts'
import { selectOptionalNewestLink } from '#server/store/one-time-links.ts'
import { selectOptionalPersonIdByEmail, selectPerson, signsInElsewhereOnly } from '#server/store/people.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { mailLink } from './give-link.ts'
import { makeLink } from './make-link.ts'

/**
 * Mails a reset link to whoever has an address, if anybody active does and was not mailed one a moment ago. Runs after
 * the visitor has their answer, so that neither its words nor its time tell whether the address is known. Who signs
 * in only through another provider gets none: a password would be a way around it.
 */
export async function mailReset(email: string, now: Date): Promise<void> {
  const personId = await selectOptionalPersonIdByEmail(database(), email)
  if (!personId) return
  const by = { actor: { kind: 'system' as const }, now }
  const made = await inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const person = await selectPerson(tx, personId)
    const newest = await selectOptionalNewestLink(tx, personId, 'reset')
    if (!person.active || !mayMailReset(newest?.madeAt ?? null, now)) return null
    if (await signsInElsewhereOnly(tx, personId)) return null
    return { person, token: await makeLink(tx, by, { personId, purpose: 'reset' }) }
  })
  if (made) await mailLink(made.person, 'reset', linkUrl(made.token))
}
