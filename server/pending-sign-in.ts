import { cookies } from 'next/headers'
import { z } from 'zod'
import type { SignInWay } from '#domain/sign-in/ways.ts'
import { cookieName, cookieScope } from './cookie.ts'
import { keys } from './keys.ts'
import { unsealJson } from './unseal-json.ts'

const lifetimeSeconds = 10 * 60

const pendingSchema = z.object({
  personId: z.string(),
  sessionVersion: z.int(),
  way: z.enum(['password', 'link', 'oidc']),
  until: z.int(),
})
export type PendingSignIn = { personId: string; sessionVersion: number; way: SignInWay }

/** Remembers, in the browser and sealed, whose first factor was proven. It is no session, and lasts ten minutes. */
export async function setPendingSignIn(pending: PendingSignIn, now: Date): Promise<void> {
  const until = now.getTime() + lifetimeSeconds * 1000
  const text = JSON.stringify(pendingSchema.parse({ ...pending, until }))
  const sealed = keys().seal('pending-sign-in', '', text)
  const name = cookieName('keypoint-pending')
  ;(await cookies()).set(name, sealed, { ...cookieScope(), maxAge: lifetimeSeconds })
}

/** Whose first factor was proven in this browser in the last ten minutes; null when nobody's was. */
export async function pendingSignIn(now: Date): Promise<PendingSignIn | null> {
  const read = readPendingSignIn((await cookies()).get(cookieName('keypoint-pending'))?.value)
  if (!read) return null
  const { until, ...pending } = read
  return until > now.getTime() ? pending : null
}

/** What a cookie says of a pending sign-in; null when it was not sealed here for that. */
export function readPendingSignIn(sealed: string | undefined): z.infer<typeof pendingSchema> | null {
  return unsealJson(pendingSchema, { purpose: 'pending-sign-in' }, sealed)
}

/** Forgets it. Only in an action or a route handler. */
export async function clearPendingSignIn(): Promise<void> {
  ;(await cookies()).delete({ name: cookieName('keypoint-pending'), ...cookieScope() })
}
