import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Claims, readAccount } from './account.ts'
import { standardClaims } from './claim-names.ts'

const token = { iss: 'https://id.example', sub: 'u1' }
const read = (idToken: Claims, userInfo: Claims = {}, names = standardClaims) =>
  readAccount({ ...token, ...idToken }, userInfo, names)

describe('what a provider says about a person', () => {
  it('is read from the ID token, and from userinfo where that is silent', () => {
    const userInfo = {
      name: 'Ada',
      email: ' Ada@Example.org ',
      email_verified: true,
      zoneinfo: 'Europe/Paris',
    }
    expect(read({ name: 'Ada Lovelace', locale: 'fr_CA', groups: ['R&D ', 7] }, userInfo)).toEqual({
      issuer: 'https://id.example',
      subject: 'u1',
      email: 'ada@example.org',
      isEmailVerified: true,
      displayName: 'Ada Lovelace',
      locale: 'fr-ca',
      zone: 'Europe/Paris',
      groups: ['R&D'],
    })
  })

  it('never takes the confirmation of one address for another', () => {
    expect(
      read({ email: 'ceo@example.org' }, { email: 'eve@example.org', email_verified: true }),
    ).toMatchObject({
      email: 'ceo@example.org',
      isEmailVerified: false,
    })
  })

  it.each<[unknown, boolean]>([
    [true, true],
    ['true', true],
    [1, true],
    ['1', true],
    [false, false],
    ['false', false],
    [undefined, false],
    [null, false],
    ['yes', false],
    [[true], false],
    [{}, false],
  ])('an address with email_verified %j is confirmed: %j', (email_verified, isEmailVerified) => {
    expect(read({ email: 'ada@example.org', email_verified })).toMatchObject({ isEmailVerified })
  })

  it.each<[unknown, string[] | null]>([
    [undefined, null],
    [[], []],
    ['Licensing', ['Licensing']],
    [{ a: 1 }, null],
  ])('groups of %j are %j', (groups, expected) => {
    expect(read({ groups }).groups).toEqual(expected)
  })

  it('is found under the names that the operator has given', () => {
    const names = { ...standardClaims, verified: 'xms_edov', name: 'https://example.org/name' }
    const account = read({ email: 'a@b.org', xms_edov: '1', 'https://example.org/name': 'Ada' }, {}, names)
    expect(account).toMatchObject({ isEmailVerified: true, displayName: 'Ada' })
  })

  it('makes a name of its parts when there is no whole one', () => {
    expect(read({ given_name: 'Ada', family_name: 'Lovelace' }).displayName).toBe('Ada Lovelace')
  })

  it('is usable or null, whatever is sent', () => {
    const claims = fc.dictionary(
      fc.constantFrom(...Object.values(standardClaims), 'given_name'),
      fc.anything(),
    )
    fc.assert(
      fc.property(claims, claims, (idToken, userInfo) => {
        const { email, isEmailVerified, displayName, locale, groups } = read(idToken, userInfo)
        if (isEmailVerified) expect(email).not.toBeNull()
        for (const text of [email, displayName, locale]) expect(text ?? 'x').toMatch(/^\P{Cc}{1,254}$/u)
        for (const group of groups ?? []) expect(typeof group).toBe('string')
      }),
    )
  })
})
