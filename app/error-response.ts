import { headers } from 'next/headers'
import { type ErrorCode, errors } from '#server/errors.ts'
import { plainPageResponse } from './plain-page-response.ts'
import { requestText } from './request-text.ts'

/**
 * A route handler's refusal: status and sentence of the table of errors, as a page for a browser that shows it and
 * as plain text for everything else.
 */
export async function errorResponse(code: ErrorCode): Promise<Response> {
  const { locale, t } = await requestText()
  if ((await headers()).get('accept')?.includes('text/html')) return plainPageResponse(code, locale)
  const { status, message } = errors[code]
  return new Response(`${t(message)}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
