import { cookies } from 'next/headers'
import { cookieName, cookieScope } from './cookie.ts'

/** As long as the shorter-lived of the links; a browser that keeps the page open longer opens the link again. */
const lifetimeSeconds = 60 * 60

/** Keeps a link's token in the browser, out of the address that would stand in histories and referrers. */
export async function keepLinkToken(token: string): Promise<void> {
  ;(await cookies()).set(cookieName('keypoint-link'), token, { ...cookieScope(), maxAge: lifetimeSeconds })
}

/** The token of the link that this browser opened last; empty when there is none. */
export async function linkToken(): Promise<string> {
  return (await cookies()).get(cookieName('keypoint-link'))?.value ?? ''
}

/** Forgets it. Only in an action or a route handler. */
export async function forgetLinkToken(): Promise<void> {
  ;(await cookies()).delete({ name: cookieName('keypoint-link'), ...cookieScope() })
}
