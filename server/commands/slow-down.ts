import { setTimeout as wait } from 'node:timers/promises'
import type { TurnedAway } from '#domain/sign-in/slow-down.ts'
import { database } from '#server/store/database.ts'
import { forgiveGuess, type Guess, takeGuessTurn } from '#server/store/sign-in-throttle.ts'
import { inTransaction } from '#server/store/transaction.ts'

export type Slowed = {
  ok: true
  /** How many guesses at the account failed before this one. */
  failures: number
  /** Takes the count back, when it was no guess. */
  forgive: () => Promise<void>
}

/**
 * Counts what may be a guess, by account and by network address, and makes it wait for its turn when too many before it
 * failed. Nobody is locked out, and nothing tells an account that is there from one that is not. Of many guesses that
 * one address sends at the same moment only a few are looked at, the others are turned away.
 */
export async function slowDown(guess: Guess, now: Date): Promise<Slowed | TurnedAway> {
  const turn = await inTransaction((tx) => takeGuessTurn(tx, guess, now))
  if (!turn.ok) return turn
  await wait(turn.waitMilliseconds)
  return { ok: true, failures: turn.failures, forgive: () => forgiveGuess(database(), guess) }
}
