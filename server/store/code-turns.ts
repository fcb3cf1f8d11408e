import { forgetAfterMinutes, nextTurn } from '#domain/sign-in/slow-down.ts'
import { sha256Hex } from '#server/digest.ts'
import type { Db, Tx } from './database.ts'

/** When a code is looked at, in milliseconds from now, and how many wrong ones came before it. */
export type CodeTurn = { waitMilliseconds: number; failures: number }

/**
 * Counts a code of somebody's second factor as wrong before it is looked at and gives it its turn. Null when so many
 * are waiting already that this one is neither counted nor looked at.
 */
export async function takeTurn(tx: Tx, personId: string, now: Date): Promise<CodeTurn | null> {
  const key = keyOf(personId)
  const rows = await tx.$queryRaw<{ failures: number; lastFailureAt: Date; nextTurnAt: Date | null }[]>`
    INSERT INTO sign_in_throttle (kind, key_digest, failures, last_failure_at)
    VALUES (${key.kind}, ${key.keyDigest}, 0, ${now})
    ON CONFLICT (kind, key_digest) DO UPDATE SET key_digest = EXCLUDED.key_digest -- locks the row
    RETURNING failures, last_failure_at AS "lastFailureAt", next_turn_at AS "nextTurnAt"`
  const held = rows[0]
  const quietSince = now.getTime() - forgetAfterMinutes * 60_000
  const failures = held && held.lastFailureAt.getTime() > quietSince ? held.failures : 0
  const turn = nextTurn({ now, nextTurnAt: held?.nextTurnAt ?? null, failures })
  if (!turn) return null
  await tx.signInThrottle.updateMany({
    where: key,
    data: { failures: failures + 1, lastFailureAt: now, nextTurnAt: turn.nextTurnAt },
  })
  return { waitMilliseconds: turn.waitMilliseconds, failures }
}

/** Takes back the count of wrong codes of somebody who has proven their second factor. */
export async function forgiveCodes(db: Db | Tx, personId: string): Promise<void> {
  await db.signInThrottle.deleteMany({ where: keyOf(personId) })
}

function keyOf(personId: string): { kind: string; keyDigest: string } {
  return { kind: 'second-factor', keyDigest: sha256Hex(personId) }
}
