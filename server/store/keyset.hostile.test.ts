import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { readCursor } from './keyset.ts'

const encoded = (text: string) => Buffer.from(text).toString('base64url')

test('a place in a list is a person and a number that the database can compare, or the first page', () => {
  const parts = fc.constantFrom(
    'a',
    '7',
    ' ',
    '-',
    '9'.repeat(16),
    '9'.repeat(17),
    '\0',
    '\n',
    '1e9',
    '.',
    "'",
  )
  const cursor = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.array(parts).map((all) => encoded(all.join(''))),
    fc.constantFrom(undefined, '', encoded('ada '), encoded('ada -12'), encoded('ada 12\n')),
  )
  fc.assert(
    fc.property(cursor, (given) => {
      const place = readCursor(given)
      if (!place) return
      expect(place.personId).toMatch(/^[a-z2-7]+$/)
      const key = BigInt(place.cursorKey)
      expect(key > -(2n ** 63n) && key < 2n ** 63n).toBe(true)
    }),
    runs(1000),
  )
  expect(readCursor(encoded('ada -12'))).toEqual({ personId: 'ada', cursorKey: '-12' })
})
