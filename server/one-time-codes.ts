import { timingSafeEqual } from 'node:crypto'
import { HOTP, Secret, TOTP } from 'otpauth'
import { encode } from 'uqr'
import { type CodeMatch, matchCode, stepSeconds } from '#domain/sign-in/one-time-code.ts'

// What every authenticator app can do: RFC 6238 with SHA-1, six digits and thirty seconds.
const kind = { algorithm: 'SHA1', digits: 6 }

/** A new random secret of 160 bits (RFC 4226, section 4), in base 32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What a code is good for at `now`, by the secret (base 32) and the latest step whose code was accepted. */
export function matchTotp(
  code: string,
  held: { secret: string; lastStep: number | null; now: Date },
): CodeMatch {
  const secret = Secret.fromBase32(held.secret)
  const typed = Buffer.from(code)
  return matchCode({ ...held, isCodeOf: (step) => isEqual(typed, codeOf(secret, step)) })
}

/** How an app learns a secret: as a link, and the link as a QR code of `size` by `size` modules with its border. */
export function totpOffer(offer: { secret: string; organisation: string; email: string }): {
  uri: string
  qr: QrCode
} {
  const { secret, organisation, email } = offer
  const uri = new TOTP({
    ...kind,
    period: stepSeconds,
    issuer: organisation,
    label: email,
    secret,
  }).toString()
  const { size, data } = encode(uri, { ecc: 'M', border: 4 })
  const runs = data.flatMap((row, y) =>
    row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).filter(Boolean),
  )
  return { uri, qr: { size, path: runs.join('') } }
}

/** The dark modules of a QR code as the path of an SVG. */
export type QrCode = { size: number; path: string }

function codeOf(secret: Secret, step: number): Buffer {
  return Buffer.from(HOTP.generate({ ...kind, secret, counter: step }))
}

function isEqual(typed: Buffer, code: Buffer): boolean {
  return typed.length === code.length && timingSafeEqual(typed, code)
}
