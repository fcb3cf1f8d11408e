import { randomBytes } from 'node:crypto'
import { recoveryCodeCount, recoveryCodeOf } from '#domain/sign-in/recovery-code.ts'
import { keys } from './keys.ts'

type Factor = { personId: string; factorId: string }

/** A secret of one-time codes as the database keeps it: readable with the key, and for this second factor only. */
export function sealTotpSecret(factor: Factor, secret: string): string {
  return keys().seal('second-factor', contextOf(factor), secret)
}

/** The secret behind a seal; null when it belongs to another second factor, or its key is gone. */
export function unsealTotpSecret(factor: Factor, sealed: string): string | null {
  return keys().unseal('second-factor', contextOf(factor), sealed)
}

/** New recovery codes for a second factor, and the digests that the database keeps of them. */
export function newRecoveryCodes({ factorId }: Factor): { codes: string[]; digests: string[] } {
  const codes = Array.from({ length: recoveryCodeCount }, () => recoveryCodeOf(randomBytes(16)))
  return { codes, digests: codes.map((code) => keys().digest('recovery-code', `${factorId} ${code}`)) }
}

/** The digests that the database may have of a recovery code. */
export function recoveryDigests({ factorId }: Factor, code: string): string[] {
  return keys().possibleDigests('recovery-code', `${factorId} ${code}`)
}

function contextOf({ personId, factorId }: Factor): string {
  return `${personId} ${factorId}`
}
