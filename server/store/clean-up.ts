import { historyBegins } from '#domain/sign-in/retention.ts'
import { forgetAfterMinutes } from '#domain/sign-in/slow-down.ts'
import type { Db } from './database.ts'

/** Rows of a table that one statement deletes, so that none holds up the site. */
const rowsAtOnce = 500

/**
 * Deletes what getting in has left behind: counters that slow nobody down any more, and the history, links and
 * sessions that are older than the history is kept. A few hundred rows of each; the next time takes the next ones.
 */
export async function deleteLeftovers(db: Db, now: Date): Promise<void> {
  const quietSince = new Date(now.getTime() - forgetAfterMinutes * 60_000)
  const begins = historyBegins(now)
  await db.$executeRaw`DELETE FROM sign_in_throttle WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM sign_in_throttle WHERE last_failure_at <= ${quietSince} LIMIT ${rowsAtOnce}))
    AND last_failure_at <= ${quietSince}`
  await db.$executeRaw`DELETE FROM sign_in_try WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM sign_in_try WHERE tried_at < ${begins} LIMIT ${rowsAtOnce}))`
  await db.$executeRaw`DELETE FROM one_time_link WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM one_time_link WHERE expires_at < ${begins} LIMIT ${rowsAtOnce}))`
  await db.$executeRaw`DELETE FROM sign_in_session WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM sign_in_session WHERE expires_at < ${begins} LIMIT ${rowsAtOnce}))`
}
