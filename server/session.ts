import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { decode, encode } from 'next-auth/jwt'
import { cache } from 'react'
import { beginSession, type Proven } from './commands/begin-session.ts'
import { checkPassword } from './commands/sign-in.ts'
import { env } from './env.ts'
import { signInOrigin } from './sign-in-origin.ts'
import { database } from './store/database.ts'
import { endAllSessions, endSession, selectOptionalViewer } from './store/viewers.ts'
import type { Viewer } from './viewer.ts'

const lifetimeSeconds = 12 * 60 * 60

/**
 * Who asks, read from the database for each request: an ended session, a revoked role or a deactivation holds at
 * once. Null for a visitor who is not signed in.
 */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const sealed = (await cookies()).get(cookieName())?.value
  if (!sealed) return null
  const token = await decode({ token: sealed, secret: env().KEYPOINT_SESSION_SECRET }).catch(() => null)
  if (typeof token?.sid !== 'string') return null
  const row = await selectOptionalViewer(database(), token.sid, new Date())
  if (!row || row.sessionVersion !== token.version) return null
  const has = (role: string) => row.roles.some((grant) => grant.role === role)
  return {
    ...row,
    roles: {
      admin: has('admin'),
      auditor: has('auditor'),
      authorOf: row.roles.flatMap((grant) =>
        grant.role === 'author' && grant.courseId ? [grant.courseId] : [],
      ),
    },
  }
})

/** Who asks; a visitor who is not signed in is sent to the sign-in page and comes back after it. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer()
  if (viewer) return viewer
  const path = (await headers()).get('x-keypoint-path')
  redirect(path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
}

export type SignInResult = { ok: true } | { ok: false; problem: 'wrong-email-or-password' }

/** Checks an email and password and, when they fit, begins a session. Only in an action or a route handler. */
export async function signIn(email: string, password: string): Promise<SignInResult> {
  const origin = signInOrigin(await headers())
  const result = await checkPassword({ email, password, origin, now: new Date() })
  if (!result.ok) return result
  const { personId, sessionVersion } = result
  const begun = await openSession({ personId, sessionVersion, way: 'password' })
  return begun ? { ok: true } : { ok: false, problem: 'wrong-email-or-password' }
}

/**
 * Begins a session for somebody who has shown who they are, whichever way, and gives their browser its cookie; ends
 * the one that the browser had. False when they may not come in. Only in an action or a route handler.
 */
export async function openSession(proven: Proven): Promise<boolean> {
  const now = new Date()
  const expiresAt = new Date(now.getTime() + lifetimeSeconds * 1000)
  const before = await currentViewer()
  const session = await beginSession(proven, { origin: signInOrigin(await headers()), now, expiresAt })
  if (!session) return false
  if (before) await endSession(database(), before.sessionId, now)
  await setCookie(session.sessionId, session.sessionVersion)
  return true
}

async function setCookie(sid: string, version: number): Promise<void> {
  const secret = env().KEYPOINT_SESSION_SECRET
  const sealed = await encode({ token: { sid, version }, secret, maxAge: lifetimeSeconds })
  ;(await cookies()).set(cookieName(), sealed, { ...cookieScope(), maxAge: lifetimeSeconds })
}

/** Ends this session; the cookie alone would still open it. */
export async function signOut(): Promise<void> {
  const viewer = await currentViewer()
  if (viewer) await endSession(database(), viewer.sessionId, new Date())
  ;(await cookies()).delete({ name: cookieName(), ...cookieScope() })
}

/** Ends every session of whoever asks, on every device. */
export async function signOutEverywhere(): Promise<void> {
  const viewer = await currentViewer()
  if (viewer) await endAllSessions(database(), viewer.personId, new Date())
  ;(await cookies()).delete({ name: cookieName(), ...cookieScope() })
}

function isHttps(): boolean {
  return env().KEYPOINT_BASE_URL?.startsWith('https:') ?? false
}

/** The `__Host-` prefix makes browsers refuse the cookie from a sibling domain; it needs https. */
function cookieName(): string {
  return isHttps() ? '__Host-keypoint' : 'keypoint'
}

/** Also what takes a cookie back has to say this: browsers refuse `__Host-` from an answer that does not. */
function cookieScope() {
  return { httpOnly: true, secure: isHttps(), sameSite: 'lax', path: '/' } as const
}
