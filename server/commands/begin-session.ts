import type { SecondFactor, SignInWay } from '#domain/sign-in/ways.ts'
import { newId } from '#server/digest.ts'
import { type Db, database, type Tx } from '#server/store/database.ts'
import { insertSignInTry, type SignInOrigin } from '#server/store/sign-in-tries.ts'
import { endSession, insertSession } from '#server/store/viewers.ts'

/** Somebody who has shown who they are, and how. */
export type Proven = {
  personId: string
  way: SignInWay
  secondFactor?: SecondFactor
  /** The version that stood when it was shown: when their sessions were ended since, none begins. */
  sessionVersion?: number
}

export type BegunSession = { sessionId: string; sessionVersion: number }

/** From where and when a session begins, when it runs out, and the session of the same browser that ends with it. */
export type SessionStart = { origin: SignInOrigin; now: Date; expiresAt: Date; replacedId?: string }

/**
 * Begins a session in the place of the one that the browser had and notes it in the person's history, in `db`'s
 * transaction if that is one. Null when they may not come in (any more).
 */
export async function beginSession(
  proven: Proven,
  from: SessionStart,
  db: Db | Tx = database(),
): Promise<BegunSession | null> {
  const { origin, now, expiresAt } = from
  const { personId, way, secondFactor = null } = proven
  const sessionId = newId()
  const session = {
    id: sessionId,
    personId,
    sessionVersion: proven.sessionVersion,
    secondFactor,
    now,
    expiresAt,
  }
  const sessionVersion = await insertSession(db, session)
  const tried = { personId, triedAt: now, way, secondFactor, origin }
  await insertSignInTry(db, { ...tried, sessionId: sessionVersion === null ? null : sessionId })
  if (sessionVersion === null) return null
  if (from.replacedId) await endSession(db, from.replacedId, now)
  return { sessionId, sessionVersion }
}
