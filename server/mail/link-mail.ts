import { type LinkPurpose, linkHours } from '#domain/sign-in/one-time-link.ts'
import { messagesFor, selectMessageLocale } from '#messages/index.ts'
import type { Mail } from './mail.ts'

type Recipient = { displayName: string; email: string; locale: string }

/** The mail that brings a one-time link, in the recipient's language. */
export function linkMail(
  purpose: LinkPurpose,
  person: Recipient,
  link: { url: string; organisation: string },
): Mail {
  const t = messagesFor(person.locale)
  const values = { name: person.displayName, organisation: link.organisation, hours: linkHours[purpose] }
  const [hello, why] = [t('mail.hello', values), t(`mail.${purpose}.why`, values)]
  const [button, valid, ignore] = [t(`mail.${purpose}.button`), t('mail.valid', values), t('mail.ignore')]
  const text = [hello, why, `${button}\n${link.url}`, valid, ignore].join('\n\n')
  const linked = `<a href="${escapeHtml(link.url)}">${escapeHtml(button)}</a>`
  const paragraphs = [escapeHtml(hello), escapeHtml(why), linked, escapeHtml(valid), escapeHtml(ignore)]
  const html = `<!doctype html>\n<html lang="${selectMessageLocale(person.locale)}"><body>\n${paragraphs
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n')}\n</body></html>\n`
  const to = { name: person.displayName, address: person.email }
  return { to, subject: t(`mail.${purpose}.subject`, values), text: `${text}\n`, html }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '')
}
