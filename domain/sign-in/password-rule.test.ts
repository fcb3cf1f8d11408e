import { describe, expect, it } from 'vitest'
import { findPasswordProblem, normalizePassword } from './password-rule.ts'

const ada = { email: 'ada.lovelace@example.org', displayName: 'Adá Lovelace' }
const common = new Set(['password', 'letmein', 'motherfucker', 'monkey'])
const problemOf = (password: string) => findPasswordProblem(password, ada, (word) => common.has(word))

describe('a new password', () => {
  it.each([
    ['eleven char', 'password-short'],
    ['ﬃﬃﬃ', 'password-short'],
    ['😀'.repeat(11), 'password-short'],
    ['x1'.repeat(101), 'password-long'],
    ['motherfucker', 'password-common'],
    ['Password2026!', 'password-common'],
    ['pass word 12345', 'password-common'],
    ['letmeinletmein', 'password-common'],
    ['aaaaaaaaaaaaa', 'password-common'],
    ['abc1abc1abc1ab', 'password-common'],
    ['567890123456', 'password-common'],
    ['lkjhgfdsapoi', 'password-common'],
    ['Ada Lovelace 1815', 'password-own'],
    ['ada.lovelace@example.org', 'password-own'],
    ['lovelace-ADA!!', 'password-own'],
    ['analytical engine', null],
    ['Ada drinks tea at four', null],
    ['82017392-monkey-8817', null],
    ['пароль для тренировки', null],
  ])('%j: %s', (password, problem) => {
    expect(problemOf(password)).toBe(problem)
  })
})

it('typed with other code points for the same characters is the same password', () => {
  expect(normalizePassword('cafe\u0301 ﬁne １２')).toBe(normalizePassword('café fine 12'))
})
