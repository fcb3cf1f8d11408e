import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { readCode } from './one-time-code.ts'
import { tokenPattern } from './one-time-link.ts'
import { findPasswordProblem, normalizePassword } from './password-rule.ts'
import { readRecoveryCode } from './recovery-code.ts'

const parts = fc.constantFrom(
  '1',
  '٣',
  '１',
  ' ',
  '-',
  '–',
  '.',
  'a',
  'Z',
  '2345',
  'abcd',
  '\0',
  '\u202e',
  '\ud83d',
)
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 1000 }),
  fc.array(parts).map((all) => all.join('')),
)

test('whatever was typed, a code is six digits, a recovery code four groups of four, and a token what links hold', () => {
  fc.assert(
    fc.property(typed, (text) => {
      expect(readCode(text) ?? '123456').toMatch(/^[0-9]{6}$/)
      expect(readRecoveryCode(text) ?? 'aaaa-aaaa-aaaa-aaaa').toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/)
      if (tokenPattern.test(text)) expect(text).toMatch(/^[A-Za-z0-9_-]{1,100}$/)
    }),
    runs(1000),
  )
})

const problems = ['password-short', 'password-long', 'password-common', 'password-own', null]
const owner = fc.record({ email: typed, displayName: typed })

test('whatever was typed for a password, it will do or has one problem, and reads the same ever after', () => {
  fc.assert(
    fc.property(typed, owner, (text, whose) => {
      expect(problems).toContain(findPasswordProblem(text, whose, () => false))
      expect(normalizePassword(normalizePassword(text))).toBe(normalizePassword(text))
    }),
    runs(500),
  )
})
