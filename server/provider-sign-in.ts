import { cookies, headers } from 'next/headers'
import { noteFailedSignIn } from './commands/note-failed-sign-in.ts'
import { cookieName, cookieScope } from './cookie.ts'
import { keys } from './keys.ts'
import { beginFlow, type Flow, flowMinutes, flowSchema } from './oidc/flow.ts'
import { type ProviderProblem, providerProblemOf } from './oidc/provider-problem.ts'
import { isReturnOf, returnFromProvider } from './oidc/return-from-provider.ts'
import type { OidcSettings } from './oidc/settings.ts'
import { rememberProviderSession } from './provider-sign-out.ts'
import { enter } from './session.ts'
import { signInOrigin } from './sign-in-origin.ts'
import { unsealJson } from './unseal-json.ts'

/** Where a browser goes next: to the provider, or back with what is wrong. */
export type WayOn = { ok: true; goTo: string } | { ok: false; problem: ProviderProblem; next: string }

/** Begins a sign-in at the provider. Only in a route handler. */
export async function beginAtProvider(settings: OidcSettings, next: string): Promise<WayOn> {
  const now = new Date()
  const begun = await beginFlow(settings, next, now).catch(providerProblemOf)
  if (typeof begun === 'string') return { ok: false, problem: begun, next }
  const sealed = keys().seal('provider-sign-in', '', JSON.stringify(begun.flow))
  const scope = { ...cookieScope(), maxAge: flowMinutes * 60 }
  ;(await cookies()).set(cookieName('keypoint-oidc'), sealed, scope)
  return { ok: true, goTo: begun.url }
}

/** Finishes a sign-in with what the provider has sent in the address's query. Only in a route handler. */
export async function finishAtProvider(settings: OidcSettings, search: string): Promise<WayOn> {
  const flow = await flowOfBrowser()
  if (!flow || !isReturnOf(flow, search)) return { ok: false, problem: 'start-again', next: '/' }
  ;(await cookies()).delete({ name: cookieName('keypoint-oidc'), ...cookieScope() })
  const { next } = flow
  const now = new Date()
  const returned = await returnFromProvider(settings, flow, search, now)
  if (!returned.ok) {
    const { problem, personId } = returned
    if (personId !== null) await noteRefusal(personId, now)
    return { ok: false, problem, next }
  }
  const { personId, idToken } = returned
  const secondFactor = settings.trustsSecondFactor ? ('provider' as const) : undefined
  const goTo = await enter({ personId, way: 'oidc', secondFactor }, next)
  if (goTo === null) return { ok: false, problem: 'deactivated', next }
  await rememberProviderSession({ personId, idToken })
  return { ok: true, goTo }
}

async function flowOfBrowser(): Promise<Flow | null> {
  return readFlow((await cookies()).get(cookieName('keypoint-oidc'))?.value)
}

/** What a cookie says of a sign-in at the provider; null when it was not sealed here for that. */
export function readFlow(sealed: string | undefined): Flow | null {
  return unsealJson(flowSchema, { purpose: 'provider-sign-in' }, sealed)
}

async function noteRefusal(personId: string, now: Date): Promise<void> {
  const origin = signInOrigin(await headers())
  await noteFailedSignIn({ personId, way: 'oidc', origin }, now)
}
