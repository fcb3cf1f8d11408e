import { plainPage } from '#components/ui/plain-page.mjs'
import { type MessageLocale, messagesFor } from '#messages/index.ts'
import { type ErrorCode, errors } from '#server/errors.ts'

/**
 * A refusal as a page that needs nothing else, with the status and the sentence of the table of errors, and the way
 * to the learner's own start.
 */
export function plainPageResponse(code: ErrorCode, locale: MessageLocale): Response {
  const t = messagesFor(locale)
  const { status, message } = errors[code]
  const html = plainPage({
    lang: locale,
    title: t(code === 'unavailable' ? 'errors.unavailable-title' : 'errors.refused-title'),
    sentence: t(message),
    link: { href: '/', text: t('errors.back-home') },
  })
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}
