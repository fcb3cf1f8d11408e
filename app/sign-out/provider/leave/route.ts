import { errorResponse } from '#app/error-response.ts'
import { seeOther } from '#app/form-response.ts'
import { oidcSettings } from '#server/oidc/settings.ts'
import { leaveProvider } from '#server/provider-sign-out.ts'
import { signedInViewer } from '#server/session.ts'

/** Goes to the provider to sign out there. Whoever is still signed in here has not asked for it. */
export async function GET(): Promise<Response> {
  if (!oidcSettings()) return errorResponse('not-found')
  if (await signedInViewer()) return seeOther('/')
  return seeOther((await leaveProvider()) ?? '/sign-in')
}
