import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CreateRule } from './create-rule.ts'
import { type Candidates, decideSignIn } from './decide-sign-in.ts'

const all: CreateRule = { kind: 'all' }
const never: CreateRule = { kind: 'never' }
const ours: CreateRule = { kind: 'domains', domains: ['example.org'] }
const verified = { email: 'ada@example.org', isEmailVerified: true }
const unverified = { email: 'ada@example.org', isEmailVerified: false }
const nobody: Candidates = { linked: null, withEmail: null }
const linked = (active = true): Candidates => ({ ...nobody, linked: { personId: 'ada', active } })
const withEmail = (active = true, hasOtherAccount = false): Candidates => ({
  ...nobody,
  withEmail: { personId: 'ada', active, hasOtherAccount },
})
const enter = { kind: 'enter', personId: 'ada' }
const refused = (problem: string, personId: string | null = null) => ({ kind: 'refuse', problem, personId })

describe('who an account at the provider is', () => {
  it.each([
    ['linked, whatever its address', unverified, linked(), never, enter],
    ['linked to somebody deactivated', verified, linked(false), all, refused('deactivated', 'ada')],
    [
      'with the confirmed address of somebody',
      verified,
      withEmail(),
      never,
      { kind: 'link', personId: 'ada' },
    ],
    ['with the unconfirmed address of somebody', unverified, withEmail(), all, refused('email-unverified')],
    [
      'with the address of somebody deactivated',
      verified,
      withEmail(false),
      all,
      refused('deactivated', 'ada'),
    ],
    [
      'with the address of somebody linked to another account',
      verified,
      withEmail(true, true),
      all,
      refused('other-account', 'ada'),
    ],
    ['new, where nobody is created', verified, nobody, never, refused('not-known')],
    ['new, where all are created', verified, nobody, all, { kind: 'create' }],
    ['new and unconfirmed, where all are created', unverified, nobody, all, refused('email-unverified')],
    ['new, of our domain', verified, nobody, ours, { kind: 'create' }],
    ['new, of a subdomain', { ...verified, email: 'a@sub.example.org' }, nobody, ours, refused('not-known')],
    [
      'new, of a domain that ends like ours',
      { ...verified, email: 'a@evil-example.org' },
      nobody,
      ours,
      refused('not-known'),
    ],
    [
      'new, with two at signs',
      { ...verified, email: 'a@example.org@evil.org' },
      nobody,
      ours,
      refused('not-known'),
    ],
    [
      'new, without an address',
      { email: null, isEmailVerified: true },
      nobody,
      all,
      refused('email-unverified'),
    ],
  ] as const)('%s', (_words, account, candidates, rule, decision) => {
    expect(decideSignIn(account, candidates, rule)).toEqual(decision)
  })

  it('is never found or made by an address that is not confirmed, nor let in when deactivated', () => {
    const person = fc.record({ personId: fc.constant('ada'), active: fc.boolean() })
    const other = fc.record({
      personId: fc.constant('ada'),
      active: fc.boolean(),
      hasOtherAccount: fc.boolean(),
    })
    const candidates = fc.record({ linked: fc.option(person), withEmail: fc.option(other) })
    const account = fc.record({ email: fc.option(fc.emailAddress()), isEmailVerified: fc.boolean() })
    fc.assert(
      fc.property(account, candidates, fc.constantFrom(all, never, ours), (account, candidates, rule) => {
        const { kind } = decideSignIn(account, candidates, rule)
        if (kind === 'link' || kind === 'create') expect(account.isEmailVerified).toBe(true)
        if (kind === 'enter') expect(candidates.linked?.active).toBe(true)
        if (kind === 'link')
          expect(candidates.withEmail).toMatchObject({ active: true, hasOtherAccount: false })
      }),
    )
  })
})
