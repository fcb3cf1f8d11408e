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
    for (const key of [report.title, ...report.columns.map((column) => column.header)]) {
      expect(t(key as MessageKey, { zone: 'UTC' })).not.toBe('')
    }
  })

  test('names each column once', () => {
    const keys = report.columns.map((column) => column.key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('refuses filters that it does not understand with words that exist', () => {
    const parsed = report.filters.safeParse({ state: 'absent', dueFrom: 'tomorrow', sort: 'absent' })
    for (const issue of parsed.error?.issues ?? []) {
      expect(messagesFor('en')(issue.message as MessageKey)).not.toBe('')
    }
  })
})
