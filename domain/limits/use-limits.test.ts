import { expect, test } from 'vitest'
import { secondsToWait, useLimits } from './use-limits.ts'

const windowBegan = new Date('2026-11-25T10:00:00Z')
const now = new Date('2026-11-25T10:00:20Z')
const { uses } = useLimits['csv-export']

test.each([
  [1, 0],
  [uses, 0],
  [uses + 1, 40],
])('use %i of a window that began 20 seconds ago waits %i seconds', (count, seconds) => {
  expect(secondsToWait('csv-export', { count, windowBegan, now })).toBe(seconds)
})

test('nobody is told to wait for no time, whatever the clocks of two instances say', () => {
  const late = new Date('2026-11-25T10:02:00Z')
  expect(secondsToWait('csv-export', { count: uses + 1, windowBegan, now: late })).toBe(1)
})
