export type Place = { zone: string; locale: string }

/** Date, time and zone in words, such as "November 30, 2026 at 11:59 PM Eastern Standard Time". */
export function formatInstant(instant: Date, place: Place): string {
  return format(instant, place, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'long',
  })
}

/** The date alone, which never breaks over lines, such as "November 30, 2026". */
export function formatDate(instant: Date, place: Place): string {
  return format(instant, place, { dateStyle: 'long' })
}

/** The spaces within a date and within a time of day, which are none after a year or before the name of a zone. */
const unbroken = /(?<!\d{4}) (?=.*\d)/g

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs a hundred times what using it does, so each is kept. */
function format(instant: Date, { zone, locale }: Place, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${zone} ${'timeZoneName' in options}`
  const kept = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  formats.set(key, kept)
  return kept.format(instant).replace(unbroken, '\u00a0')
}
