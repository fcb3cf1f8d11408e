import { HOTP, Secret } from 'otpauth'
import { stepAt } from '#domain/sign-in/one-time-code.ts'

/** The code that an app which has learned a secret (base 32) shows, `steps` steps of thirty seconds after `at`. */
export function codeOf(secret: string, at: Date, steps = 0): string {
  return HOTP.generate({ secret: Secret.fromBase32(secret), counter: stepAt(at) + steps })
}
