import { nextTurn, type TurnedAway } from '#domain/sign-in/slow-down.ts'
import { sha256Hex } from '#server/digest.ts'
import type { Db, Tx } from './database.ts'
import { holdThrottleRows, saveThrottleRows, type ThrottleRow } from './throttle-rows.ts'

/** When a code is looked at, in milliseconds from now, and how many wrong ones came before it. */
export type CodeTurn = { ok: true; waitMilliseconds: number; failures: number }

/**
 * Counts a code of somebody's second factor as wrong before it is looked at and gives it its turn; turns it away when
 * so many are waiting already that this one is neither counted nor looked at.
 */
export async function takeTurn(tx: Tx, personId: string, now: Date): Promise<CodeTurn | TurnedAway> {
  const key = keyOf(personId)
  const [held = { failures: 0, nextTurnAt: null }] = await holdThrottleRows(tx, [key], now)
  const turn = nextTurn({ now, ...held })
  if (!turn.ok) return turn
  const { waitMilliseconds, nextTurnAt } = turn
  await saveThrottleRows(tx, [{ ...key, failures: held.failures + 1, nextTurnAt }], now)
  return { ok: true, waitMilliseconds, failures: held.failures }
}

/** Takes back the count of wrong codes of somebody who has proven their second factor. */
export async function forgiveCodes(db: Db | Tx, personId: string): Promise<void> {
  await db.signInThrottle.deleteMany({ where: keyOf(personId) })
}

function keyOf(personId: string): ThrottleRow {
  return { kind: 'second-factor', keyDigest: sha256Hex(personId) }
}
