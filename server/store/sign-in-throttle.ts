import { nextPasswordTurn, type TurnedAway } from '#domain/sign-in/slow-down.ts'
import { sha256Hex } from '#server/digest.ts'
import type { Db, Tx } from './database.ts'
import { type HeldRow, holdThrottleRows, saveThrottleRows, type ThrottleRow } from './throttle-rows.ts'

/** A guess at an account from a network address. Guesses of one kind do not slow another down. */
export type Guess = { what: 'sign-in' | 'link'; account: string; address: string }

/** When a guess is looked at, in milliseconds from now, and how many at its account failed before it. */
export type GuessTurn = { ok: true; waitMilliseconds: number; failures: number }

/**
 * Counts a guess as failed before it is looked at and gives it its turn, so that guesses made at the same moment, by
 * whichever instances, see each other. `forgiveGuess` takes it back when it was right. Turned away, it is not counted.
 */
export async function takeGuessTurn(tx: Tx, guess: Guess, now: Date): Promise<GuessTurn | TurnedAway> {
  const keys = keysOf(guess)
  const nobody: HeldRow = { failures: 0, nextTurnAt: null }
  const [account = nobody, address = nobody, pair = nobody] = await holdThrottleRows(tx, keys.all, now)
  const failures = { account: account.failures, address: address.failures }
  const before = { pair: pair.nextTurnAt, address: address.nextTurnAt }
  const turn = nextPasswordTurn({ now, failures, nextTurnAt: before })
  if (!turn.ok) return turn
  const rows = [
    { ...keys.account, failures: account.failures + 1, nextTurnAt: null },
    { ...keys.address, failures: address.failures + 1, nextTurnAt: turn.nextTurnAt.address },
    { ...keys.pair, failures: pair.failures + 1, nextTurnAt: turn.nextTurnAt.pair },
  ]
  await saveThrottleRows(tx, rows, now)
  return { ok: true, waitMilliseconds: turn.waitMilliseconds, failures: account.failures }
}

/** Takes back the count of a guess that was right: all of the account's, one of the address's. */
export async function forgiveGuess(db: Db, guess: Guess): Promise<void> {
  const { account, address, pair } = keysOf(guess)
  await db.signInThrottle.deleteMany({ where: { OR: [account, pair] } })
  await db.signInThrottle.updateMany({
    where: { ...address, failures: { gt: 0 } },
    data: { failures: { decrement: 1 } },
  })
}

/** Those of signing in itself have the names they always had. All are locked in the same order by everybody. */
function keysOf({ what, account, address }: Guess) {
  const row = (by: string, key: string): ThrottleRow => ({
    kind: what === 'sign-in' ? by : `${what}-${by}`,
    keyDigest: sha256Hex(key),
  })
  const keys = {
    account: row('account', account),
    address: row('address', address),
    pair: row('pair', `${account}\n${address}`),
  }
  return { ...keys, all: [keys.account, keys.address, keys.pair] }
}
