import { expect, it } from 'vitest'
import { linkExpiry, mayMailReset, tokenPattern } from './one-time-link.ts'

const now = new Date('2026-11-01T09:00:00.000Z')

it('a reset lasts an hour and an invitation seven days', () => {
  expect(linkExpiry('reset', now).toISOString()).toBe('2026-11-01T10:00:00.000Z')
  expect(linkExpiry('invitation', now).toISOString()).toBe('2026-11-08T09:00:00.000Z')
})

it.each([
  [null, true],
  ['2026-11-01T08:55:00.001Z', false],
  ['2026-11-01T08:55:00.000Z', true],
])('after a link made at %s another may be mailed: %s', (last, may) => {
  expect(mayMailReset(last === null ? null : new Date(last), now)).toBe(may)
})

it('a token is 256 bits in letters that an address can hold', () => {
  expect(Buffer.alloc(32, 255).toString('base64url')).toMatch(tokenPattern)
  expect('short').not.toMatch(tokenPattern)
})
