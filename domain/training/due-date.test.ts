import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayIn, endOfDay, isTimeZone, minuteIn } from './due-date.ts'

describe('a due date', () => {
  test.each([
    ['2026-12-31', 'Europe/Paris', '2026-12-31T22:59:59.999Z'],
    ['2026-07-14', 'Europe/Paris', '2026-07-14T21:59:59.999Z'],
    ['2026-12-31', 'America/Toronto', '2027-01-01T04:59:59.999Z'],
    ['2026-03-29', 'Europe/Paris', '2026-03-29T21:59:59.999Z'],
    ['2026-10-25', 'Europe/Paris', '2026-10-25T22:59:59.999Z'],
    ['2026-12-31', 'Pacific/Kiritimati', '2026-12-31T09:59:59.999Z'],
    ['2026-03-07', 'America/Havana', '2026-03-08T04:59:59.999Z'],
    ['2026-04-23', 'Africa/Cairo', '2026-04-23T21:59:59.999Z'],
    ['2026-12-31', 'UTC', '2026-12-31T23:59:59.999Z'],
  ])('%s in %s lasts until %s', (day, zone, instant) => {
    expect(endOfDay(day, zone).toISOString()).toBe(instant)
  })

  test('falls on its own day in its own zone, and its next millisecond on the next', () => {
    const zones = ['Europe/Paris', 'America/Toronto', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Havana']
    const days = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2020-01-01', n))
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (day, zone) => {
        const end = endOfDay(day, zone)
        expect(dayIn(zone, end)).toBe(day)
        expect(dayIn(zone, new Date(end.getTime() + 1))).toBe(addDays(day, 1))
      }),
    )
  })

  test('is read to the minute on a clock of its zone', () => {
    expect(minuteIn('Asia/Kathmandu', new Date('2026-11-23T18:20:00Z'))).toBe('2026-11-24 00:05')
  })

  test('needs a zone that exists', () => {
    expect(isTimeZone('Europe/Paris')).toBe(true)
    expect(isTimeZone('Europe/Nowhere')).toBe(false)
    expect(isTimeZone('')).toBe(false)
  })
})
