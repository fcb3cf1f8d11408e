import * as client from 'openid-client'
import { type Claims, type ProviderAccount, readAccount } from '#protocols/oidc/account.ts'
import { admitFromProvider } from '#server/commands/admit-from-provider.ts'
import { database } from '#server/store/database.ts'
import { noteReturn } from '#server/store/returned-sign-ins.ts'
import { callbackPath, type Flow, flowMinutes } from './flow.ts'
import { connectProvider } from './provider.ts'
import { type ProviderProblem, providerProblemOf } from './provider-problem.ts'
import type { OidcSettings } from './settings.ts'

export type Returned =
  | { ok: true; personId: string; idToken: string }
  | { ok: false; problem: ProviderProblem; personId: string | null }

/**
 * Who has come back from the provider. `search` is the query of the address they came back to, `flow` what their
 * browser remembered. Each sign-in comes back once, in time, to the browser that began it.
 */
export async function returnFromProvider(
  settings: OidcSettings,
  flow: Flow,
  search: string,
  now: Date,
): Promise<Returned> {
  if (!isReturnOf(flow, search) || flow.until <= now.getTime()) return failed('start-again')
  const forgetBefore = new Date(now.getTime() - flowMinutes * 60_000)
  if (!(await noteReturn(database(), flow.state, now, forgetBefore))) return failed('start-again')
  const vouched = await exchange(settings, flow, search, now).catch(providerProblemOf)
  if (typeof vouched === 'string') return failed(vouched)
  const admission = await admitFromProvider(vouched.account, settings.createRule, now)
  return admission.ok ? { ...admission, idToken: vouched.idToken } : admission
}

/** Whether an answer of the provider belongs to this flow; another one must not end it. */
export function isReturnOf(flow: Flow, search: string): boolean {
  return new URLSearchParams(search).get('state') === flow.state
}

function failed(problem: ProviderProblem): Returned {
  return { ok: false, problem, personId: null }
}

/** Trades the code for an ID token whose signature, issuer, audience, nonce and times hold; throws when they do not. */
async function exchange(
  settings: OidcSettings,
  flow: Flow,
  search: string,
  now: Date,
): Promise<{ account: ProviderAccount; idToken: string }> {
  const config = await connectProvider(settings, now)
  const url = new URL(`${settings.baseUrl}${callbackPath}${search}`)
  const tokens = await client.authorizationCodeGrant(config, url, {
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    pkceCodeVerifier: flow.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims() as Claims & { sub: string }
  const userInfo = await fetchUserInfo(config, tokens.access_token, claims.sub)
  return { account: readAccount(claims, userInfo, settings.claimNames), idToken: tokens.id_token ?? '' }
}

/** Most providers put little more than the subject into the ID token. The answer must be about the same subject. */
async function fetchUserInfo(config: client.Configuration, token: string, subject: string): Promise<Claims> {
  if (!config.serverMetadata().userinfo_endpoint) return {}
  return client.fetchUserInfo(config, token, subject)
}
