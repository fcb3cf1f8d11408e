import { expect, it } from 'vitest'
import type { Status } from './status.ts'
import { byUrgency } from './urgency.ts'

const item = (name: string, status: Status, day?: string) => ({
  name,
  status,
  due: day === undefined ? null : { dueAt: new Date(`${day}T00:00:00Z`) },
})

it('the earliest due date comes first, then what has none, begun before not begun', () => {
  const items = [
    item('any time', 'not-started'),
    item('begun', 'in-progress'),
    item('next month', 'in-progress', '2026-12-20'),
    item('late', 'overdue', '2026-11-01'),
    item('tomorrow', 'not-started', '2026-11-24'),
  ]
  expect(items.sort(byUrgency).map(({ name }) => name)).toEqual([
    'late',
    'tomorrow',
    'next month',
    'begun',
    'any time',
  ])
})
