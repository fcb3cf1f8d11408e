import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { acceptedLocale } from './accepted-locale.ts'
import { locales } from './index.ts'

test('whatever Accept-Language says, a language of ours is chosen', () => {
  const parts = fc.constantFrom(
    'fr',
    'FR-ca',
    'en',
    'de',
    '*',
    ',',
    ';',
    'q=',
    '0.5',
    '-',
    '_',
    ' ',
    'toString',
  )
  const header = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(parts).map((all) => all.join('')),
    fc.constantFrom(null, undefined, '__proto__', 'fr'.repeat(5000)),
  )
  fc.assert(
    fc.property(header, (given) => void expect(locales).toContain(acceptedLocale(given))),
    runs(500),
  )
})

test.each([
  ['fr', 'fr'],
  ['fr,en;q=0.5', 'fr'],
  ['fr-CA, fr;q=0.9', 'fr'],
  [' FR;q=1', 'fr'],
  ['de, fr;q=0.5', 'en'],
  ['fry', 'en'],
  ['', 'en'],
] as const)('"%s" reads as %s', (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale)
})
