import { headers } from 'next/headers'
import type { ErrorCode } from '#server/errors.mjs'
import { refusalResponse } from './refusal-response.ts'
import { requestText } from './request-text.ts'

/** A route handler's refusal: status and sentence of the table of errors, in the language of who asks. */
export async function errorResponse(code: ErrorCode, retryAfterSeconds?: number): Promise<Response> {
  const { locale } = await requestText()
  return refusalResponse(code, { locale, headers: await headers(), retryAfterSeconds })
}
