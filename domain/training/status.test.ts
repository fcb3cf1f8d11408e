import { expect, test } from 'vitest'
import { effectiveDue, statusOf } from './status.ts'

const due = new Date('2026-12-31T22:59:59.999Z')
const inTime = new Date('2026-12-31T22:59:59.999Z')
const late = new Date('2026-12-31T23:00:00.000Z')

test.each([
  ['completed', due, late, 'completed'],
  ['completed', null, inTime, 'completed'],
  ['in-progress', due, late, 'overdue'],
  ['not-started', due, late, 'overdue'],
  [null, due, late, 'overdue'],
  ['in-progress', due, inTime, 'in-progress'],
  ['in-progress', null, late, 'in-progress'],
  ['not-started', due, inTime, 'not-started'],
  [null, null, late, 'not-started'],
] as const)('a cycle that is %s, due at %s, is at %s %s', (cycle, dueAt, now, status) => {
  expect(statusOf(cycle, dueAt, now)).toBe(status)
})

test('the earliest open due date counts, in its own zone', () => {
  const december = { dueAt: due, dueZone: 'Europe/Paris' }
  const january = { dueAt: new Date('2027-01-31T22:59:59.999Z'), dueZone: 'UTC' }
  const whenever = { dueAt: null, dueZone: null }
  expect(effectiveDue([january, whenever, december])).toEqual(december)
  expect(effectiveDue([whenever])).toBeNull()
  expect(effectiveDue([])).toBeNull()
})
