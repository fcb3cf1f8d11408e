import { describe, expect, it } from 'vitest'
import { messagesFor } from '#messages/index.ts'
import { cellData, cellText } from './cell.ts'

const readerOf = (locale: string) => ({ t: messagesFor(locale) as never, zone: 'Europe/Paris' })

describe('a percentage', () => {
  it.each([
    ['en', '75%'],
    ['fr', '75\u00a0%'],
  ])('is written as %s writes it', (locale, expected) => {
    expect(cellText({ kind: 'percent', percent: 75 }, readerOf(locale))).toBe(expected)
  })

  it('is empty where there is none, and a number for programs', () => {
    expect(cellText({ kind: 'percent', percent: null }, readerOf('en'))).toBe('')
    expect(cellData({ kind: 'percent', percent: 75 })).toBe(75)
  })
})

it('an instant reads on the clock of whoever reads', () => {
  const at = new Date('2026-11-25T23:30:00Z')
  expect(cellText({ kind: 'instant', at }, readerOf('en'))).toBe('2026-11-26 00:30')
  expect(cellData({ kind: 'instant', at })).toBe('2026-11-25T23:30:00.000Z')
})
