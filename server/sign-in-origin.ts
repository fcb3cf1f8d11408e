import { userAgent } from 'next/server'
import type { SignInOrigin } from './store/sign-in-tries.ts'

/** Where a request comes from, as the history of sign-ins keeps it: no versions, no models, nothing to track by. */
export function signInOrigin(headers: Headers): SignInOrigin {
  const { browser, os } = userAgent({ headers })
  return {
    browser: coarse(browser.name),
    system: coarse(os.name),
    networkAddress: headers.get('x-keypoint-address') ?? 'unknown',
  }
}

function coarse(name: string | undefined): string | null {
  return name?.replaceAll(/\P{ASCII}|\p{Cc}/gu, '').slice(0, 30) || null
}
