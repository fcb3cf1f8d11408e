import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { readAccount } from './account.ts'

const names = {
  email: 'email',
  verified: 'email_verified',
  name: 'name',
  language: 'locale',
  zone: 'zoneinfo',
  groups: 'groups',
}
const claims = fc.dictionary(
  fc.constantFrom(...Object.values(names), 'given_name', 'family_name', '__proto__'),
  fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\ud83d', 'a'.repeat(10_000))),
)

test('whatever a provider claims, an account is made of short lines, and confirmed only by a yes', () => {
  fc.assert(
    fc.property(claims, claims, (token, userInfo) => {
      const account = readAccount({ ...token, iss: 'https://id.example', sub: 'a' }, userInfo, names)
      const { email, displayName, locale, zone, groups } = account
      for (const text of [email, displayName, locale, zone]) {
        expect(text ?? '').not.toMatch(/\p{Cc}/u)
        expect(text?.length ?? 0).toBeLessThanOrEqual(254)
      }
      if (account.isEmailVerified) expect(email).not.toBeNull()
      for (const group of groups ?? []) expect(typeof group).toBe('string')
    }),
    runs(500),
  )
})
