import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messagesFor } from '#messages/index.ts'
import { daySchema, emailSchema, lineSchema, localeSchema, zoneSchema } from './fields.ts'
import { readInput } from './outcome.ts'

/** Every reader of a field that somebody types; a schema that fields.ts gains belongs here. */
const readers = {
  line: lineSchema('admin.problem.name-missing'),
  email: emailSchema,
  locale: localeSchema,
  zone: zoneSchema,
  day: daySchema,
}

const hostileTexts = {
  'a NUL': 'Ada\u0000Lovelace',
  'a line break': 'Ada\nLovelace',
  "Unicode's line separator": 'Ada\u2028Lovelace',
  'half a surrogate pair': 'Ada\ud83d',
  'text turned around (bidi override)': 'Ada\u202egnp.exe',
  'an isolate that never ends': '\u2067Ada',
  'what could not be read (U+FFFD)': 'Ad\ufffd',
  'a zero width space': 'Ad\u200ba',
  'a byte order mark': '\ufeffAda\ufeff.',
  'tags that nobody sees': 'Ada\u{e0041}\u{e0042}',
  'nothing but joiners': '\u200d\u200d',
  'nothing but marks': '\u0301\u0301',
  'a flood of marks': `A${'\u0301'.repeat(60)}da`,
  '10,000 letters': 'a'.repeat(10_000),
  'blanks of every width': '\u00a0\u2003\u3000',
}

test.each(Object.entries(hostileTexts))('a name with %s is refused with a sentence', (_, text) => {
  const read = readInput(readers.line, text)
  expect(read.ok).toBe(false)
  for (const { messageKey } of read.ok ? [] : read.problems)
    expect(messagesFor('fr')(messageKey as 'admin.problem.too-long')).toMatch(/\.$/)
})

test.each([
  'Ada Lovelace',
  "Siobhán O'Neill-Ó Briain",
  'Nguyễn Thị Hồng',
  'محمد بن سلمان',
  'می‌خواهم', // a zero width non-joiner, as Persian spells it
  '王小明',
  'क्षत्रिय',
  'Team 👩‍🚀',
  'X Æ A-12',
])('the name %s is kept', (name) => {
  expect(readInput(readers.line, name)).toEqual({ ok: true, value: name.normalize('NFC') })
})

test('one name is one name, however its accents are typed', () => {
  expect(readInput(readers.line, 'E\u0301va')).toEqual({ ok: true, value: '\u00c9va' })
})

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(...Object.values(hostileTexts).flatMap((text) => [...text])) }),
  fc.anything(),
)

test.each(Object.entries(readers))(
  'the reader of a %s answers anything with a value that is whole or with a sentence',
  (_, reader) => {
    const t = messagesFor('en')
    fc.assert(
      fc.property(anything, (given) => {
        const read = readInput<typeof emailSchema>(reader as typeof emailSchema, given)
        if (read.ok) {
          expect(read.value).not.toMatch(/[\p{Cc}\p{Cs}]/u)
          expect(read.value.length).toBeLessThanOrEqual(254)
        } else
          for (const { messageKey } of read.problems)
            expect(t(messageKey as 'admin.problem.too-long')).toMatch(/\.$/)
      }),
      { numRuns: 500 },
    )
  },
)
