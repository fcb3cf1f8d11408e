import { seeOther } from '#app/form-response.ts'
import { tokenPattern } from '#domain/sign-in/one-time-link.ts'
import { keepLinkToken } from '#server/link-token.ts'

/**
 * Opens a one-time link: takes its token out of the address and leads to the form. Uses nothing up, since programs that
 * check mail open links as well.
 */
export async function GET(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get('token') ?? ''
  if (tokenPattern.test(token)) await keepLinkToken(token)
  return seeOther('/choose-password')
}
