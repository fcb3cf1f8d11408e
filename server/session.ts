import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { cleanUpNowAndThen } from './clean-up.ts'
import { type BegunSession, beginSession, type Proven, type SessionStart } from './commands/begin-session.ts'
import {
  checkSecondFactor,
  type SecondFactorProblem,
  type SecondFactorProof,
} from './commands/check-second-factor.ts'
import { noteFailedSignIn } from './commands/note-failed-sign-in.ts'
import { checkPassword, type PasswordProblem } from './commands/sign-in.ts'
import { cookieName, cookieScope } from './cookie.ts'
import { env } from './env.ts'
import { clearPendingSignIn, pendingSignIn, setPendingSignIn } from './pending-sign-in.ts'
import { isAskedForSecondFactor, owesSecondFactor } from './permissions.ts'
import { sealSession, unsealSession } from './session-cookie.ts'
import { signInOrigin } from './sign-in-origin.ts'
import { database } from './store/database.ts'
import { demandReadOnlyRefusal } from './store/read-only.ts'
import { hasSecondFactor } from './store/second-factors.ts'
import {
  endAllSessions,
  endSession,
  selectOptionalSessionVersion,
  selectOptionalViewer,
} from './store/viewers.ts'
import type { Viewer } from './viewer.ts'

const lifetimeSeconds = 12 * 60 * 60

/** Where a second factor is asked for while signing in, and where it is set up. */
const codePath = '/sign-in/code'
export const secondFactorPath = '/me/security/second-factor'

/**
 * Who asks, read from the database for each request: an ended session, a revoked role or a deactivation holds at
 * once. Null for a visitor who is not signed in, and for an admin who first has to set up a second factor: for
 * everything but that, they are nobody.
 */
export async function currentViewer(): Promise<Viewer | null> {
  const viewer = await signedInViewer()
  return viewer && !isHeldUp(viewer) ? viewer : null
}

/** Like currentViewer, and also an admin who has to set up a second factor: for that, and for signing out. */
export const signedInViewer = cache(async (): Promise<Viewer | null> => {
  const token = await unsealSession((await cookies()).get(cookieName('keypoint'))?.value)
  if (!token) return null
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

/** Whether a viewer has to set up a second factor before anything else. */
export function isHeldUp(viewer: Viewer): boolean {
  return owesSecondFactor(viewer, env().KEYPOINT_ADMIN_SECOND_FACTOR)
}

/** Whether a viewer may not turn their second factor off. */
export function mustKeepSecondFactor(viewer: Viewer): boolean {
  return isAskedForSecondFactor(viewer, env().KEYPOINT_ADMIN_SECOND_FACTOR)
}

/**
 * Who asks; a visitor who is not signed in is sent to the sign-in page and comes back after it, an admin who owes a
 * second factor to where it is set up.
 */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await requireSignedInViewer()
  if (isHeldUp(viewer)) redirect(secondFactorPath)
  return viewer
}

/** Like requireViewer, and also an admin who has to set up a second factor. */
export async function requireSignedInViewer(): Promise<Viewer> {
  const viewer = await signedInViewer()
  if (viewer) return viewer
  const path = (await headers()).get('x-keypoint-path')
  redirect(path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
}

export type SignInResult = { ok: true; goTo: string } | PasswordProblem

/** Checks an email and a password; when they fit, `goTo` is where to go on. Only in an action or a route handler. */
export async function signIn(email: string, password: string, next: string): Promise<SignInResult> {
  const origin = signInOrigin(await headers())
  after(() => cleanUpNowAndThen(new Date()))
  const result = await checkPassword({ email, password, origin, now: new Date() })
  if (!result.ok) return result
  const { personId, sessionVersion } = result
  const goTo = await enter({ personId, sessionVersion, way: 'password' }, next)
  return goTo === null ? { ok: false, problem: 'wrong-email-or-password' } : { ok: true, goTo }
}

/**
 * What follows when somebody's first factor is proven, whichever way: a session, or the wait for their second factor.
 * Gives the path to go on to, `next` or the page that asks for a code; null when they may not come in. Every way in
 * goes through here. Only in an action or a route handler.
 */
export async function enter(proven: Proven, next: string): Promise<string | null> {
  if (proven.secondFactor === undefined && (await hasSecondFactor(database(), proven.personId))) {
    const current = await selectOptionalSessionVersion(database(), proven.personId)
    if (current === null) return null
    await setPendingSignIn({ ...proven, sessionVersion: proven.sessionVersion ?? current }, new Date())
    return next === '/' ? codePath : `${codePath}?next=${encodeURIComponent(next)}`
  }
  return (await openSession(proven)) ? next : null
}

/** Begins the session that waited for a second factor. Only in an action or a route handler. */
export async function enterWithSecondFactor(
  proof: SecondFactorProof,
): Promise<{ ok: true } | { ok: false; problem: SecondFactorProblem; retryAfterSeconds?: number }> {
  const now = new Date()
  const pending = await pendingSignIn(now)
  if (!pending) return { ok: false, problem: 'start-again' }
  const start = await sessionStart(now)
  const result = await checkSecondFactor({ ...pending, proof, now }, (tx, secondFactor) =>
    beginSession({ ...pending, secondFactor }, start, tx),
  )
  if (!result.ok) {
    const tried = { ...pending, origin: start.origin, failures: result.failures }
    if (result.problem !== 'start-again') await noteFailedSignIn(tried, now)
    return result
  }
  await setCookie(result.begun)
  await clearPendingSignIn()
  return { ok: true }
}

/** Begins a session and gives it to the browser. False when they may not come in. */
async function openSession(proven: Proven): Promise<boolean> {
  const session = await beginSession(proven, await sessionStart(new Date()))
  if (session) await setCookie(session)
  return session !== null
}

async function sessionStart(now: Date): Promise<SessionStart> {
  const expiresAt = new Date(now.getTime() + lifetimeSeconds * 1000)
  const before = await signedInViewer()
  return { origin: signInOrigin(await headers()), now, expiresAt, replacedId: before?.sessionId }
}

/** Gives the browser a cookie for the session it has, after all the others of the person were ended. */
export async function keepSession(sessionId: string, sessionVersion: number): Promise<void> {
  await setCookie({ sessionId, sessionVersion })
}

async function setCookie({ sessionId, sessionVersion }: BegunSession): Promise<void> {
  const sealed = await sealSession({ sid: sessionId, version: sessionVersion }, lifetimeSeconds)
  ;(await cookies()).set(cookieName('keypoint'), sealed, { ...cookieScope(), maxAge: lifetimeSeconds })
}

/**
 * Ends this session; the cookie alone would still open it. While the database takes no writes at least this browser
 * forgets the session, which the move ends.
 */
export async function signOut(): Promise<void> {
  const viewer = await signedInViewer()
  if (viewer) await endSession(database(), viewer.sessionId, new Date()).catch(demandReadOnlyRefusal)
  ;(await cookies()).delete({ name: cookieName('keypoint'), ...cookieScope() })
}

/** Ends every session of whoever asks, on every device. */
export async function signOutEverywhere(): Promise<void> {
  const viewer = await signedInViewer()
  if (viewer) await endAllSessions(database(), viewer.personId, new Date())
  ;(await cookies()).delete({ name: cookieName('keypoint'), ...cookieScope() })
}
