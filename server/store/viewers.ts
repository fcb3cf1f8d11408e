import type { SecondFactor } from '#domain/sign-in/ways.ts'
import type { Db, Tx } from './database.ts'

export type ViewerRow = {
  personId: string
  sessionId: string
  sessionVersion: number
  displayName: string
  email: string
  locale: string
  zone: string
  roles: { role: string; courseId: string | null }[]
  managesPeople: boolean
  hasSecondFactor: boolean
  shownSecondFactor: SecondFactor | null
}

/**
 * Who is behind a session, with roles as they stand now, in one statement. Null when the session has ended or run
 * out at `now`, the person is deactivated, or they have a second factor that this session was not shown: however a
 * session began, it cannot go round it.
 */
export async function selectOptionalViewer(db: Db, sessionId: string, now: Date): Promise<ViewerRow | null> {
  const rows = await db.$queryRaw<ViewerRow[]>`/* viewer */
    SELECT p.id AS "personId", s.id AS "sessionId", p.session_version AS "sessionVersion",
      pr.display_name AS "displayName", e.address AS "email", pr.locale, pr.zone,
      COALESCE((SELECT json_agg(json_build_object('role', g.role, 'courseId', g.course_id))
        FROM role_grant g WHERE g.person_id = p.id AND g.recorded_until IS NULL), '[]') AS roles,
      EXISTS (SELECT 1 FROM manager_line m WHERE m.manager_id = p.id AND m.recorded_until IS NULL) AS "managesPeople",
      f.id IS NOT NULL AS "hasSecondFactor", s.second_factor AS "shownSecondFactor"
    FROM sign_in_session s
    JOIN person p ON p.id = s.person_id
    JOIN person_profile pr ON pr.person_id = p.id AND pr.recorded_until IS NULL
    JOIN email_address e ON e.person_id = p.id AND e.recorded_until IS NULL
    LEFT JOIN second_factor f ON f.person_id = p.id AND f.recorded_until IS NULL
    WHERE s.id = ${sessionId} AND s.ended_at IS NULL AND s.expires_at > ${now}
      AND (f.id IS NULL OR s.second_factor IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM deactivation d WHERE d.person_id = p.id AND d.recorded_until IS NULL)`
  return rows[0] ?? null
}

/** The account behind an email address, with its password's hash; null when nobody active has both. */
export async function selectOptionalAccount(
  db: Db,
  email: string,
): Promise<{ personId: string; sessionVersion: number; hash: string } | null> {
  const row = await db.emailAddress.findFirst({
    where: {
      address: email,
      recordedUntil: null,
      person: { deactivations: { none: { recordedUntil: null } } },
    },
    select: {
      person: { select: { id: true, sessionVersion: true, credential: { select: { hash: true } } } },
    },
  })
  if (!row?.person.credential) return null
  return {
    personId: row.person.id,
    sessionVersion: row.person.sessionVersion,
    hash: row.person.credential.hash,
  }
}

/** The version that a person's sessions have to carry. */
export async function selectSessionVersion(tx: Tx, personId: string): Promise<number> {
  const { sessionVersion } = await tx.person.findUniqueOrThrow({ where: { id: personId } })
  return sessionVersion
}

/**
 * Ends every session of a person at once, on every instance; one may be kept, whose cookie then has to be renewed
 * with the new session version.
 */
export async function endAllSessions(
  db: Db | Tx,
  personId: string,
  now: Date,
  keptId?: string,
): Promise<void> {
  await db.person.update({ where: { id: personId }, data: { sessionVersion: { increment: 1 } } })
  const others = keptId === undefined ? undefined : { not: keptId }
  await db.signInSession.updateMany({
    where: { personId, endedAt: null, id: others },
    data: { endedAt: now },
  })
}

/**
 * Stores a session that begins for an active person; returns their session version, or null when they are not active
 * or their sessions were ended since `sessionVersion` was read (a password that was right a moment ago).
 */
export async function insertSession(
  db: Db | Tx,
  session: {
    id: string
    personId: string
    sessionVersion?: number
    secondFactor: SecondFactor | null
    now: Date
    expiresAt: Date
  },
): Promise<number | null> {
  const { id, personId, sessionVersion = null, secondFactor, now, expiresAt } = session
  const rows = await db.$queryRaw<{ version: number }[]>`
    WITH allowed AS (
      SELECT p.id, p.session_version AS version FROM person p
      WHERE p.id = ${personId} AND (${sessionVersion}::int IS NULL OR p.session_version = ${sessionVersion}::int)
        AND NOT EXISTS (SELECT 1 FROM deactivation d WHERE d.person_id = p.id AND d.recorded_until IS NULL)
      FOR SHARE OF p
    ), begun AS (
      INSERT INTO sign_in_session (id, person_id, started_at, expires_at, second_factor)
      SELECT ${id}, allowed.id, ${now}, ${expiresAt}, ${secondFactor}::text FROM allowed
    )
    SELECT version FROM allowed`
  return rows[0]?.version ?? null
}

/** Ends one session. */
export async function endSession(db: Db | Tx, sessionId: string, now: Date): Promise<void> {
  await db.signInSession.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now } })
}

/** Says that the person behind a session has shown their second factor, and ends their other sessions. */
export async function proveSession(
  tx: Tx,
  { personId, sessionId }: { personId: string; sessionId: string },
  now: Date,
): Promise<void> {
  await tx.signInSession.updateMany({
    where: { personId, id: { not: sessionId }, endedAt: null },
    data: { endedAt: now },
  })
  await tx.signInSession.updateMany({ where: { personId, id: sessionId }, data: { secondFactor: 'totp' } })
}

/** Takes back what a person's sessions were shown of a second factor that has ended. */
export async function unproveSessions(tx: Tx, personId: string): Promise<void> {
  await tx.signInSession.updateMany({
    where: { personId, secondFactor: { in: ['totp', 'recovery-code'] } },
    data: { secondFactor: null },
  })
}

/** A person's session version, which rises whenever all their sessions are ended; null when they are not active. */
export async function selectOptionalSessionVersion(db: Db, personId: string): Promise<number | null> {
  const where = { id: personId, deactivations: { none: { recordedUntil: null } } }
  const person = await db.person.findFirst({ where, select: { sessionVersion: true } })
  return person?.sessionVersion ?? null
}

/** Whether a person signs in with a password, or only through a provider. */
export async function hasPassword(db: Db, personId: string): Promise<boolean> {
  return (await db.passwordCredential.count({ where: { personId } })) === 1
}

/** When a session began. Throws when there is none with this id. */
export async function selectSessionStart(db: Db, sessionId: string): Promise<Date> {
  const { startedAt } = await db.signInSession.findUniqueOrThrow({ where: { id: sessionId } })
  return startedAt
}
