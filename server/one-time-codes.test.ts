import { Secret } from 'otpauth'
import { expect, test } from 'vitest'
import { stepAt } from '#domain/sign-in/one-time-code.ts'
import { matchTotp, newTotpSecret, totpOffer } from './one-time-codes.ts'

// RFC 6238, appendix B, the rows for SHA-1: of their eight digits ours are the last six.
const vectorSecret = Secret.fromUTF8('12345678901234567890').base32

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('at %i seconds RFC 6238 gives %s', (seconds, digits) => {
  const now = new Date(seconds * 1000)
  const match = matchTotp(digits.slice(-6), { secret: vectorSecret, lastStep: null, now })
  expect(match).toEqual({ kind: 'fresh', step: stepAt(now) })
  expect(matchTotp('000000', { secret: vectorSecret, lastStep: null, now })).toEqual({ kind: 'wrong' })
})

test('a secret is 160 random bits, and its link says all that an app has to know', () => {
  const secret = newTotpSecret()
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(secret)
  const { uri, qr } = totpOffer({ secret, organisation: 'Port Merrin: works', email: 'ada@example.org' })
  const { protocol, host, searchParams } = new URL(uri)
  expect({ protocol, host, ...Object.fromEntries(searchParams) }).toMatchObject({
    protocol: 'otpauth:',
    host: 'totp',
    secret,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
  expect(qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
})
