import { formatDate, formatInstant } from './format-instant.ts'

type DateTimeProps = { instant: Date; zone: string; locale: string; only?: 'date' }

/** An instant as it reads in a zone; the zone is named in words unless only the date is shown. */
export function DateTime({ instant, zone, locale, only }: DateTimeProps) {
  const text =
    only === 'date' ? formatDate(instant, { zone, locale }) : formatInstant(instant, { zone, locale })
  return <time dateTime={instant.toISOString()}>{text}</time>
}
