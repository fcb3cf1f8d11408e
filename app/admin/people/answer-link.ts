import { requestText } from '#app/request-text.ts'
import { linkHours } from '#domain/sign-in/one-time-link.ts'
import { giveLink } from '#server/commands/give-link.ts'
import type { Commanded } from '#server/commands/record.ts'
import type { Answer } from '../answer-form.ts'
import { personPath } from '../paths.ts'

/** Gives a person a link, and says that it was mailed or shows it to be handed over. */
export async function answerLink(personId: string, by: Commanded): Promise<Answer> {
  const outcome = await giveLink({ personId }, by)
  if (!outcome.ok) return outcome
  const { given, purpose } = outcome
  if (given.sent) return { ok: true, goTo: personPath(personId), done: 'link-sent' }
  const { t } = await requestText()
  const handOver = {
    title: t(given.mailFailed ? 'admin.link.mail-failed' : 'admin.link.made'),
    text: t('admin.link.hand-over', { hours: linkHours[purpose] }),
    label: t('admin.link.label'),
    url: given.url,
    next: { href: personPath(personId), label: t('admin.link.next') },
  }
  return { ok: true, handOver }
}
