import { cookies } from 'next/headers'
import * as client from 'openid-client'
import { z } from 'zod'
import { pathCookie } from './cookie.ts'
import { keys } from './keys.ts'
import { connectProvider } from './oidc/provider.ts'
import { providerProblemOf } from './oidc/provider-problem.ts'
import { oidcSettings } from './oidc/settings.ts'
import { unsealJson } from './unseal-json.ts'

const lifetimeSeconds = 12 * 60 * 60
/** A cookie holds 4096 bytes, and sealing makes a third more of it. Without the token the provider asks back. */
const longestToken = 2800

const rememberedSchema = z.object({ personId: z.string(), idToken: z.string().optional() })
type Remembered = z.infer<typeof rememberedSchema>

const cookie = () => pathCookie('keypoint-provider', '/sign-out')

/** Remembers, sealed and only for signing out, that this browser's session came from the provider. */
export async function rememberProviderSession(session: { personId: string; idToken: string }): Promise<void> {
  const { personId } = session
  const idToken = session.idToken.length <= longestToken ? session.idToken : undefined
  const sealed = keys().seal('provider-sign-out', '', JSON.stringify({ personId, idToken }))
  ;(await cookies()).set({ ...cookie(), value: sealed, maxAge: lifetimeSeconds })
}

/** Whether this person's session in this browser came from the provider; what another left behind is forgotten. */
export async function cameFromProvider(personId: string): Promise<boolean> {
  const isTheirs = (await remembered())?.personId === personId && oidcSettings() !== null
  if (!isTheirs) (await cookies()).delete(cookie())
  return isTheirs
}

/**
 * Where at the provider to sign out (OpenID Connect RP-Initiated Logout 1.0), once; null when there is nothing to end
 * there, the provider offers no such thing or does not answer.
 */
export async function leaveProvider(): Promise<string | null> {
  const session = await remembered()
  ;(await cookies()).delete(cookie())
  const settings = oidcSettings()
  if (!session || !settings) return null
  try {
    const config = await connectProvider(settings, new Date())
    if (!config.serverMetadata().end_session_endpoint) return null
    const parameters = new URLSearchParams({ post_logout_redirect_uri: `${settings.baseUrl}/sign-in` })
    if (session.idToken) parameters.set('id_token_hint', session.idToken)
    return client.buildEndSessionUrl(config, parameters).href
  } catch (error) {
    providerProblemOf(error)
    return null
  }
}

async function remembered(): Promise<Remembered | null> {
  return readProviderSession((await cookies()).get(cookie().name)?.value)
}

/** What a cookie says of a session at the provider; null when it was not sealed here for that. */
export function readProviderSession(sealed: string | undefined): Remembered | null {
  return unsealJson(rememberedSchema, { purpose: 'provider-sign-out' }, sealed)
}
