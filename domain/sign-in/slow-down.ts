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

/** A person waits for their own turn; who sends many codes at once is told to come back. */
const longestQueueSeconds = 10

export type Turn = { waitMilliseconds: number; nextTurnAt: Date }

/**
 * When the next code of a second factor is looked at, after so many wrong ones. Codes are short, so attempts made at
 * the same moment take turns, each as long after the one before as a sign-in would wait. Null when the queue is long.
 */
export function nextTurn(at: { now: Date; nextTurnAt: Date | null; failures: number }): Turn | null {
  const after = Math.max(at.now.getTime(), at.nextTurnAt?.getTime() ?? 0)
  const turn = after + signInDelayMilliseconds({ account: at.failures, address: 0 })
  const waitMilliseconds = turn - at.now.getTime()
  if (waitMilliseconds > longestQueueSeconds * 1000) return null
  return { waitMilliseconds, nextTurnAt: new Date(turn) }
}

function delay(excess: number): number {
  if (excess < 0) return 0
  return Math.min(250 * 2 ** excess, longestWaitSeconds * 1000)
}
