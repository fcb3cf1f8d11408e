import { type ErrorCode, errors } from '#server/errors.ts'
import { requestText } from './request-text.ts'

/** A route handler's refusal: status and sentence of the table of errors, as plain text that a person can read. */
export async function errorResponse(code: ErrorCode): Promise<Response> {
  const { t } = await requestText()
  const { status, message } = errors[code]
  return new Response(`${t(message)}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
