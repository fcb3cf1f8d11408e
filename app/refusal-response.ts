import { refusalPage, refusalPolicy } from '#launcher/refusal-page.mjs'
import { type MessageLocale, messagesFor } from '#messages/index.ts'
import { type ErrorCode, errors } from '#server/errors.mjs'

type Asked = { locale: MessageLocale; headers: Headers; retryAfterSeconds?: number }

/** An error of the table as an answer: a page for a browser that shows it, its sentence for a script or program. */
export function refusalResponse(code: ErrorCode, { locale, headers, retryAfterSeconds }: Asked): Response {
  const t = messagesFor(locale)
  const { status, message } = errors[code]
  const kept = {
    'cache-control': 'private, no-store',
    ...(retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {}),
  }
  if (!headers.get('accept')?.includes('text/html'))
    return new Response(`${t(message)}\n`, {
      status,
      headers: { ...kept, 'content-type': 'text/plain; charset=utf-8' },
    })
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const title = t(status === 404 ? 'errors.not-found-title' : 'errors.refused-title')
  const words = { language: locale, title, sentence: t(message), home: t('errors.back-home') }
  return new Response(refusalPage({ ...words, nonce }), {
    status,
    headers: {
      ...kept,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': refusalPolicy(nonce),
    },
  })
}
