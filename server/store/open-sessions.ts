import type { Db } from './database.ts'

export type OpenSession = {
  id: string
  startedAt: Date
  expiresAt: Date
  browser: string | null
  system: string | null
}

/** The sessions that still open something for a person at `now`, newest first. */
export function selectOpenSessions(db: Db, personId: string, now: Date): Promise<OpenSession[]> {
  return db.$queryRaw<OpenSession[]>`
    SELECT s.id, s.started_at AS "startedAt", s.expires_at AS "expiresAt", t.browser, t.system
    FROM sign_in_session s LEFT JOIN sign_in_try t ON t.session_id = s.id
    WHERE s.person_id = ${personId} AND s.ended_at IS NULL AND s.expires_at > ${now}
    ORDER BY s.started_at DESC, s.id LIMIT 100`
}

/** Ends one of a person's own sessions; somebody else's id ends nothing. */
export async function endOwnSession(db: Db, personId: string, sessionId: string, now: Date): Promise<void> {
  await db.signInSession.updateMany({
    where: { id: sessionId, personId, endedAt: null },
    data: { endedAt: now },
  })
}
