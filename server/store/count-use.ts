import { type LimitedUse, useLimits } from '#domain/limits/use-limits.ts'
import { sha256Hex } from '#server/digest.ts'
import type { Db } from './database.ts'

/**
 * Counts a use by a person in the window that is open, or begins one. The count stands in the database, so that it
 * holds across instances.
 */
export async function countUse(
  db: Db,
  { use, personId }: { use: LimitedUse; personId: string },
  now: Date,
): Promise<{ count: number; windowBegan: Date }> {
  const over = new Date(now.getTime() - useLimits[use].seconds * 1000)
  const rows = await db.$queryRaw<{ count: number; windowBegan: Date }[]>`
    INSERT INTO sign_in_throttle AS t (kind, key_digest, failures, last_failure_at)
    VALUES (${use}, ${sha256Hex(personId)}, 1, ${now})
    ON CONFLICT (kind, key_digest) DO UPDATE SET
      failures = CASE WHEN t.last_failure_at <= ${over} THEN 1 ELSE t.failures + 1 END,
      last_failure_at = CASE WHEN t.last_failure_at <= ${over} THEN ${now} ELSE t.last_failure_at END
    RETURNING failures AS count, last_failure_at AS "windowBegan"`
  return rows[0] ?? { count: 1, windowBegan: now }
}
