import * as client from 'openid-client'
import { log } from '#server/log.ts'

/** Why nobody was signed in at the provider; each has its sentence in messages/. */
export const providerProblems = [
  'denied',
  'unavailable',
  'not-trusted',
  'start-again',
  'deactivated',
  'email-unverified',
  'other-account',
  'not-known',
] as const
export type ProviderProblem = (typeof providerProblems)[number]

/** What an error on the way to the provider and back means to whoever signs in. The log gets codes and no claims. */
export function providerProblemOf(error: unknown): ProviderProblem {
  const problem = classify(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  const said = saidBy(error)
  log().warn({ problem, code, said }, 'A sign-in at the provider failed')
  return problem
}

function classify(error: unknown): ProviderProblem {
  if (error instanceof client.AuthorizationResponseError) {
    if (error.error === 'access_denied') return 'denied'
    return isTheirFault(error.error) ? 'unavailable' : 'not-trusted'
  }
  if (error instanceof client.ResponseBodyError) {
    if (error.error === 'invalid_grant') return 'start-again'
    return isTheirFault(error.error) || error.status >= 500 ? 'unavailable' : 'not-trusted'
  }
  if (error instanceof client.ClientError) return isSilence(error) ? 'unavailable' : 'not-trusted'
  if (error instanceof TypeError && error.message === 'fetch failed') return 'unavailable'
  throw error
}

function isTheirFault(code: string): boolean {
  return code === 'server_error' || code === 'temporarily_unavailable'
}

/** No answer, or one that some proxy in between has given. */
function isSilence({ code, cause }: client.ClientError): boolean {
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_JSON') return true
  return (
    code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' ||
    (cause instanceof TypeError && cause.message === 'fetch failed')
  )
}

/** An error code of a standard, and nothing else that may stand in an address somebody made. */
function saidBy(error: unknown): string | undefined {
  const said = error instanceof Error && 'error' in error ? String(error.error) : ''
  return /^[a-z_]{1,40}$/.test(said) ? said : undefined
}
