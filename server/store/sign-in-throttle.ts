import { forgetAfterMinutes } from '#domain/sign-in/slow-down.ts'
import type { Db } from './database.ts'

export type ThrottleKey = {
  what: 'sign-in' | 'link'
  by: 'account' | 'address'
  keyDigest: string
}

/**
 * Counts a sign-in as failed before its password is looked at, so that attempts made at the same moment see each
 * other; returns how many failed before it. `forgiveAttempt` takes it back when the password was right.
 */
export async function countAttempt(db: Db, key: ThrottleKey, now: Date): Promise<number> {
  const quietSince = new Date(now.getTime() - forgetAfterMinutes * 60_000)
  const rows = await db.$queryRaw<{ failures: number }[]>`
    INSERT INTO sign_in_throttle AS t (kind, key_digest, failures, last_failure_at)
    VALUES (${kindOf(key)}, ${key.keyDigest}, 1, ${now})
    ON CONFLICT (kind, key_digest) DO UPDATE SET
      failures = CASE WHEN t.last_failure_at <= ${quietSince} THEN 1 ELSE t.failures + 1 END,
      last_failure_at = ${now}
    RETURNING failures`
  return (rows[0]?.failures ?? 1) - 1
}

/** Takes back the count of a sign-in that succeeded: all of the account's, one of the address's. */
export async function forgiveAttempt(
  db: Db,
  keys: { account: ThrottleKey; address: ThrottleKey },
): Promise<void> {
  await db.signInThrottle.deleteMany({ where: rowOf(keys.account) })
  await db.signInThrottle.updateMany({
    where: { ...rowOf(keys.address), failures: { gt: 0 } },
    data: { failures: { decrement: 1 } },
  })
}

function rowOf(key: ThrottleKey): { kind: string; keyDigest: string } {
  return { kind: kindOf(key), keyDigest: key.keyDigest }
}

/** Those of signing in itself have the names they always had. */
function kindOf({ what, by }: ThrottleKey): string {
  return what === 'sign-in' ? by : `${what}-${by}`
}
