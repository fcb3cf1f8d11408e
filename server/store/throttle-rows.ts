import { forgetAfterMinutes } from '#domain/sign-in/slow-down.ts'
import type { Tx } from './database.ts'

/** What stands beside a kind of guess and whom or what it is counted by. */
export type ThrottleRow = { kind: string; keyDigest: string }

export type HeldRow = { failures: number; nextTurnAt: Date | null }

/**
 * Locks the rows until the transaction ends, in the order given, so that guesses made at the same moment see each
 * other; rows that are not there yet are made. Failures that nobody added to for a while are none.
 */
export async function holdThrottleRows(tx: Tx, keys: ThrottleRow[], now: Date): Promise<HeldRow[]> {
  const quietSince = new Date(now.getTime() - forgetAfterMinutes * 60_000)
  const { kinds, digests } = columnsOf(keys)
  const rows = await tx.$queryRaw<(HeldRow & { kind: string; lastFailureAt: Date })[]>`
    INSERT INTO sign_in_throttle (kind, key_digest, failures, last_failure_at)
    SELECT kind, digest, 0, ${now} FROM unnest(${kinds}::text[], ${digests}::text[]) AS held (kind, digest)
    ON CONFLICT (kind, key_digest) DO UPDATE SET key_digest = EXCLUDED.key_digest -- locks the row
    RETURNING kind, failures, last_failure_at AS "lastFailureAt", next_turn_at AS "nextTurnAt"`
  return keys.map(({ kind }) => {
    const held = rows.find((row) => row.kind === kind)
    if (!held) throw new Error(`No row of ${kind} was held`)
    const { failures, nextTurnAt, lastFailureAt } = held
    return { failures: lastFailureAt > quietSince ? failures : 0, nextTurnAt }
  })
}

/** Writes what held rows have become. */
export async function saveThrottleRows(tx: Tx, rows: (ThrottleRow & HeldRow)[], now: Date): Promise<void> {
  const { kinds, digests } = columnsOf(rows)
  const failures = rows.map((row) => row.failures)
  const turns = rows.map(({ nextTurnAt }) => nextTurnAt?.toISOString() ?? null)
  await tx.$executeRaw`
    UPDATE sign_in_throttle AS t
    SET failures = n.failures, last_failure_at = ${now}, next_turn_at = n.next_turn_at
    FROM unnest(${kinds}::text[], ${digests}::text[], ${failures}::int[], ${turns}::timestamptz[])
      AS n (kind, digest, failures, next_turn_at)
    WHERE t.kind = n.kind AND t.key_digest = n.digest`
}

function columnsOf(keys: ThrottleRow[]): { kinds: string[]; digests: string[] } {
  return { kinds: keys.map(({ kind }) => kind), digests: keys.map(({ keyDigest }) => keyDigest) }
}
