/** After so many failures each further attempt waits; an office behind one address gets more room than an account. */
const freeFailures = { account: 4, address: 30 }
const longestWaitSeconds = 5

/** Failures count until none came for so long. */
export const forgetAfterMinutes = 15

/**
 * How long a sign-in waits before its password is looked at, in milliseconds: doubling from a quarter of a second
 * to five seconds. Nobody is ever locked out, so nobody can lock out someone else.
 */
export function signInDelayMilliseconds(failures: { account: number; address: number }): number {
  return Math.max(
    delay(failures.account - freeFailures.account),
    delay(failures.address - freeFailures.address),
  )
}

/** A person waits for their own turn; who sends many at once is told to come back. */
const longestQueueSeconds = 10

/** Tries from one address beyond those that are free follow each other at least so far apart. */
const addressTurnMilliseconds = 100

/** Who is turned away is neither counted nor looked at, and is told when the queue will be shorter. */
export type TurnedAway = { ok: false; retryAfterSeconds: number }

export type Turn = { ok: true; waitMilliseconds: number; nextTurnAt: Date }

/**
 * When the next code of a second factor is looked at, after so many wrong ones. Codes are short, so attempts made at
 * the same moment take turns, each as long after the one before as a sign-in would wait.
 */
export function nextTurn(at: { now: Date; nextTurnAt: Date | null; failures: number }): Turn | TurnedAway {
  const nextTurnAt = turnAfter(at.nextTurnAt, at.now, delay(at.failures - freeFailures.account))
  return inQueue(at.now, nextTurnAt, { nextTurnAt })
}

export type PasswordTurn = { ok: true; waitMilliseconds: number; nextTurnAt: { pair: Date; address: Date } }

/**
 * When the next password is looked at. Tries at one account from one address take turns like codes, those from one
 * address keep a little apart, and failures from elsewhere make them longer but never fill the queue: nobody can keep
 * the owner of an account out by trying it.
 */
export function nextPasswordTurn(at: {
  now: Date
  failures: { account: number; address: number }
  nextTurnAt: { pair: Date | null; address: Date | null }
}): PasswordTurn | TurnedAway {
  const { now, failures } = at
  const apart = failures.address < freeFailures.address ? 0 : addressTurnMilliseconds
  const nextTurnAt = {
    pair: turnAfter(at.nextTurnAt.pair, now, delay(failures.account - freeFailures.account)),
    address: turnAfter(at.nextTurnAt.address, now, apart),
  }
  const slowed = now.getTime() + signInDelayMilliseconds(failures)
  const turn = Math.max(nextTurnAt.pair.getTime(), nextTurnAt.address.getTime(), slowed)
  return inQueue(now, new Date(turn), { nextTurnAt })
}

function turnAfter(before: Date | null, now: Date, milliseconds: number): Date {
  return new Date(Math.max(now.getTime(), before?.getTime() ?? 0) + milliseconds)
}

function inQueue<Given>(now: Date, turn: Date, given: Given) {
  const waitMilliseconds = turn.getTime() - now.getTime()
  const tooLong = waitMilliseconds - longestQueueSeconds * 1000
  if (tooLong > 0) return { ok: false as const, retryAfterSeconds: Math.ceil(tooLong / 1000) }
  return { ok: true as const, waitMilliseconds, ...given }
}

function delay(excess: number): number {
  if (excess < 0) return 0
  return Math.min(250 * 2 ** excess, longestWaitSeconds * 1000)
}
