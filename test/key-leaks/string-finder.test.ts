import fc from 'fast-check'
import { expect, it } from 'vitest'
import { StringFinder } from './string-finder.ts'

it('finds the strings that a text includes, wherever they stand, and no others', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '"'), minLength: 4, maxLength: 9 })
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 20 }), fc.array(letters), (strings, pieces) => {
      const text = pieces.join('')
      const expected = new Set(strings.filter((string) => text.includes(string)))
      expect(new StringFinder(strings).findIn(text)).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

it('refuses to look for what is too short to mean anything', () => {
  expect(() => new StringFinder(['long enough', 'abc'])).toThrow()
})
