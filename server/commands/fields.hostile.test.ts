import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messagesFor } from '#messages/index.ts'
import { runs } from '#test/fuzz-runs.ts'
import { hostileTexts, invisibleTexts } from '#test/hostile/texts.ts'
import { daySchema, emailSchema, lineSchema, localeSchema, textSchema, zoneSchema } from './fields.ts'
import { readInput } from './outcome.ts'

/** Every reader of a field that somebody types; a schema that fields.ts gains belongs here. */
const readers = {
  line: lineSchema('admin.problem.name-missing'),
  text: textSchema('report-question.text-missing'),
  email: emailSchema,
  locale: localeSchema,
  zone: zoneSchema,
  day: daySchema,
}

const hostile = [...hostileTexts('Ada'), ...invisibleTexts].map((one) => [one.what, one] as const)

/** A refusal says why, in words that messages/ holds. */
function expectSentences(read: ReturnType<typeof readInput>): void {
  for (const { messageKey } of read.ok ? [] : read.problems)
    expect(messagesFor('fr')(messageKey as 'admin.problem.too-long')).toMatch(/\.$/)
}

test.each(hostile)('a name with %s is refused with a sentence', (_, { text }) => {
  const read = readInput(readers.line, text)
  expect(read.ok).toBe(false)
  expectSentences(read)
})

test.each(hostile)(
  'free text with %s is kept as it is, or refused with a sentence',
  (_, { text, isFreeText }) => {
    const read = readInput(readers.text, text)
    expect(read.ok).toBe(isFreeText ?? false)
    if (read.ok) expect(read.value).toBe(text.trim())
    expectSentences(read)
  },
)

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
  fc.string({ unit: fc.constantFrom(...hostile.flatMap(([, { text }]) => [...text])) }),
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
          expect(read.value).not.toMatch(reader === readers.text ? /[\0\p{Cs}\u202e]/u : /[\p{Cc}\p{Cs}]/u)
          expect(read.value.length).toBeLessThanOrEqual(reader === readers.text ? 2000 : 254)
        } else
          for (const { messageKey } of read.problems)
            expect(t(messageKey as 'admin.problem.too-long')).toMatch(/\.$/)
      }),
      runs(500),
    )
  },
)
