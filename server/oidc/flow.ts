import * as client from 'openid-client'
import { z } from 'zod'
import { localPath } from '#server/local-path.ts'
import { connectProvider } from './provider.ts'
import type { OidcSettings } from './settings.ts'

/** How long somebody may take at the provider. */
export const flowMinutes = 15

export const callbackPath = '/sign-in/oidc/callback'

/** What the browser keeps for us, sealed, while somebody is at the provider. */
export const flowSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  until: z.int(),
})
export type Flow = z.infer<typeof flowSchema>

/** Where at the provider to go, and what to remember meanwhile. Throws when the provider cannot be reached. */
export async function beginFlow(
  settings: OidcSettings,
  next: string,
  now: Date,
): Promise<{ url: string; flow: Flow }> {
  const config = await connectProvider(settings, now)
  const flow = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    next: localPath(next),
    until: now.getTime() + flowMinutes * 60_000,
  }
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: `${settings.baseUrl}${callbackPath}`,
    scope: settings.scopes,
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, flow }
}
