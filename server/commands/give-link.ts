import type { LinkPurpose } from '#domain/sign-in/one-time-link.ts'
import { env } from '#server/env.ts'
import { linkUrl } from '#server/link-url.ts'
import { linkMail } from '#server/mail/link-mail.ts'
import { canSendMail, sendMail } from '#server/mail/send-mail.ts'
import { hasPassword, type PersonRow, selectPerson } from '#server/store/people.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { makeLink } from './make-link.ts'
import { type Outcome, refuse } from './outcome.ts'
import type { Commanded } from './record.ts'

/** What became of a link: mailed, or shown this once to be handed over, perhaps because the mail failed. */
export type GivenLink = { sent: true } | { sent: false; url: string; mailFailed: boolean }

/**
 * Gives a person a new link: an invitation while they have no password, else one to set another. Mailed when mail is
 * set up, unless it is asked to be `shown`; refused for who is deactivated.
 */
export async function giveLink(
  input: { personId: string; shown?: boolean },
  by: Commanded,
): Promise<Outcome<{ purpose: LinkPurpose; given: GivenLink }>> {
  const { personId, shown = false } = input
  const made = await inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const person = await selectPerson(tx, personId)
    if (!person.active) return null
    const purpose: LinkPurpose = (await hasPassword(tx, personId)) ? 'reset' : 'invitation'
    return { person, purpose, token: await makeLink(tx, by, { personId, purpose }) }
  })
  if (!made) return refuse('', 'admin.problem.link-deactivated')
  const { purpose, token } = made
  const url = linkUrl(token)
  if (shown || !canSendMail()) return { ok: true, purpose, given: { sent: false, url, mailFailed: false } }
  const sent = await mailLink(made.person, purpose, url)
  return { ok: true, purpose, given: sent ? { sent } : { sent, url, mailFailed: true } }
}

/** Mails a link to the person it is for. */
export function mailLink(person: PersonRow, purpose: LinkPurpose, url: string): Promise<boolean> {
  return sendMail(linkMail(purpose, person, { url, organisation: env().KEYPOINT_ORGANISATION }))
}
