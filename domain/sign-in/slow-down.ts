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

function delay(excess: number): number {
  if (excess < 0) return 0
  return Math.min(250 * 2 ** excess, longestWaitSeconds * 1000)
}
