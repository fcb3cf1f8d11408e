import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { readParams } from './admin-page.ts'
import { readPeopleFilters, standings } from './people/read-people-filters.ts'
import { readReportFilters, states } from './question-reports/read-report-filters.ts'
import { exportName } from './reports/[report]/csv/export-name.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('', 'all', 'ACTIVE', '\ud83d', '\u202e', 'a'.repeat(8000), "'; DROP TABLE person"),
)
const names = fc.constantFrom('text', 'group', 'standing', 'course', 'state', '__proto__', 'constructor')
const params = fc.dictionary(names, fc.oneof(text, fc.array(text)))

test('whatever a list is narrowed to, it is one of what there is, and short', async () => {
  await fc.assert(
    fc.asyncProperty(params, async (given) => {
      const read = await readParams(Promise.resolve(given))
      for (const value of Object.values(read)) expect(['string', 'undefined']).toContain(typeof value)
      const people = readPeopleFilters(read)
      expect(standings).toContain(people.standing)
      const reports = readReportFilters(read)
      expect(states).toContain(reports.state)
      for (const value of [people.text, people.group, reports.course])
        expect(value?.length ?? 0).toBeLessThanOrEqual(200)
    }),
    runs(500),
  )
})

test('the name of an export can end no header and leave no folder', () => {
  fc.assert(
    fc.property(text, fc.option(text, { nil: undefined }), text, (report, course, day) => {
      expect(exportName(report, course, day)).toMatch(/^[\w-]{0,200}\.csv$/)
    }),
    runs(500),
  )
  expect(exportName('completion', 'oss', '2026-11-25')).toBe('completion-oss-2026-11-25.csv')
})
