import { expect, it } from 'vitest'
import { formatDate, formatInstant } from './format-instant.ts'

const lastMinute = new Date('2026-12-01T04:59:59.999Z')
const plain = (text: string) => text.replace(/\s/g, ' ')

it('an instant reads as it is on the clock of its zone, which is named in words', () => {
  const text = formatInstant(lastMinute, { zone: 'America/Toronto', locale: 'en' })
  expect(plain(text)).toBe('November 30, 2026 at 11:59 PM Eastern Standard Time')
})

it('an instant reads in the language of its reader', () => {
  const text = formatInstant(lastMinute, { zone: 'America/Toronto', locale: 'fr' })
  expect(plain(text)).toMatch(/^30 novembre 2026 à 23:59 heure normale de l.Est/)
})

it('a date is the one in the zone, not the one in UTC', () => {
  expect(plain(formatDate(lastMinute, { zone: 'America/Toronto', locale: 'en' }))).toBe('November 30, 2026')
  expect(plain(formatDate(lastMinute, { zone: 'Asia/Tokyo', locale: 'en' }))).toBe('December 1, 2026')
})

it.each(['en', 'fr'])(
  'lines break after a date, after a time of day and within a zone alone, in %s',
  (locale) => {
    const place = { zone: 'America/Toronto', locale }
    const [date, time, ...zone] = formatInstant(lastMinute, place).split(' ')
    expect(date).toBe(formatDate(lastMinute, place))
    expect(date).toMatch(/30.*2026$/)
    expect(time).toMatch(/59/)
    expect(zone.length).toBeGreaterThan(1)
  },
)
