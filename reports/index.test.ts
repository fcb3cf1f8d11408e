import { describe, expect, test } from 'vitest'
import { type MessageKey, messagesFor } from '#messages/index.ts'
import { reports, selectOptionalReport } from './index.ts'

describe.each(reports)('the report $id', (report) => {
  test('is found by its id, which is good for an address', () => {
    expect(report.id).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(selectOptionalReport(report.id)).toBe(report)
    expect(reports.filter((other) => other.id === report.id)).toHaveLength(1)
  })

  test.each(['en', 'fr'])('has its words in %s', (locale) => {
    const t = messagesFor(locale)
    const { title, columns, fields, summary } = report
    const choices = fields.flatMap((field) => (field.kind === 'choice' ? field.choices : []))
    const labels = [...fields, ...choices, ...summary.parts, ...summary.beside].map(({ label }) => label)
    for (const key of [title, summary.denominator, ...labels, ...columns.map((column) => column.header)]) {
      expect(t(key as MessageKey, { zone: 'UTC', total: 2, count: 2 })).not.toBe('')
    }
  })

  test('names each column once', () => {
    const keys = report.columns.map((column) => column.key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('refuses filters that it does not understand with words that exist', () => {
    const parsed = report.filters.safeParse({ state: 'absent', dueFrom: 'tomorrow', sort: 'absent' })
    expect(parsed.success).toBe(false)
    for (const issue of parsed.error?.issues ?? []) {
      expect(messagesFor('en')(issue.message as MessageKey)).not.toBe('')
    }
  })
})
