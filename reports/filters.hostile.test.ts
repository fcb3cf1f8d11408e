import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messagesFor } from '#messages/index.ts'
import { readInput } from '#server/commands/outcome.ts'
import { runs } from '#test/fuzz-runs.ts'
import { reports } from './index.ts'

const t = messagesFor('en')

test.each(reports.map((report) => [report.id, report] as const))(
  'the filters of the report %s answer any search parameters with values or with a sentence',
  (_, report) => {
    const names = [...report.fields.map(({ name }) => name), 'sort', 'direction', '__proto__']
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        '',
        '2026-02-31',
        '0000-00-00',
        '9999-12-31',
        '\u0000',
        "'; DROP TABLE person",
        '\u202e',
      ),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (given) => {
        const read = readInput(report.filters, given)
        for (const { messageKey } of read.ok ? [] : read.problems)
          expect(t(messageKey as 'errors.not-found')).toMatch(/\.$/)
      }),
      runs(300),
    )
  },
)
