import { setTimeout as wait } from 'node:timers/promises'
import { signInDelayMilliseconds } from '#domain/sign-in/slow-down.ts'
import { sha256Hex } from '#server/digest.ts'
import { database } from '#server/store/database.ts'
import { countAttempt, forgiveAttempt, type ThrottleKey } from '#server/store/sign-in-throttle.ts'

export type Guess = {
  /** What is guessed; guesses of one kind do not slow another down. */
  what: ThrottleKey['what']
  account: string
  /** Of the network peer. */
  address: string
}

export type Slowed = {
  /** How many guesses at the account failed before this one. */
  failures: number
  /** Takes the count back, when it was no guess. */
  forgive: () => Promise<void>
}

/**
 * Counts what may be a guess, by account and by network address, and makes it wait when too many before it failed.
 * Nobody is locked out, and nothing tells an account that is there from one that is not.
 */
export async function slowDown({ what, account, address }: Guess, now: Date): Promise<Slowed> {
  const keys = {
    account: { what, by: 'account' as const, keyDigest: sha256Hex(account) },
    address: { what, by: 'address' as const, keyDigest: sha256Hex(address) },
  }
  const failures = {
    account: await countAttempt(database(), keys.account, now),
    address: await countAttempt(database(), keys.address, now),
  }
  await wait(signInDelayMilliseconds(failures))
  return { failures: failures.account, forgive: () => forgiveAttempt(database(), keys) }
}
