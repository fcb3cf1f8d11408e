/**
 * The last millisecond of a calendar day in a time zone: until then something due that day is in time.
 * `day` is YYYY-MM-DD, `zone` an IANA name. Throws a RangeError on a zone that does not exist.
 */
export function endOfDay(day: string, zone: string): Date {
  const asIfUtc = Date.parse(`${day}T00:00:00.000Z`) + 24 * hour
  const nextMidnight = asIfUtc - offsetAt(asIfUtc - offsetAt(asIfUtc, zone), zone)
  return new Date(nextMidnight - 1)
}

const hour = 3_600_000

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const { day, time } = readClock(new Date(instant), zone)
  return Date.parse(`${day}T${time}.000Z`) - Math.floor(instant / 1000) * 1000
}

/** The calendar day (YYYY-MM-DD) that an instant falls on in a zone. */
export function dayIn(zone: string, instant: Date): string {
  return readClock(instant, zone).day
}

/** Day and minute (YYYY-MM-DD HH:MM) of an instant in a zone. */
export function minuteIn(zone: string, instant: Date): string {
  const { day, time } = readClock(instant, zone)
  return `${day} ${time.slice(0, 5)}`
}

/** The day that lies `days` after another one, both YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 24 * hour).toISOString().slice(0, 10)
}

/** True for a name of a time zone that this runtime knows. */
export function isTimeZone(zone: string): boolean {
  try {
    clockOf(zone)
    return true
  } catch {
    return false
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  clocks.set(zone, clock)
  return clock
}

function readClock(instant: Date, zone: string): { day: string; time: string } {
  const part = Object.fromEntries(clockOf(zone).formatToParts(instant).map((p) => [p.type, p.value]))
  return {
    day: `${part.year?.padStart(4, '0')}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}:${part.second}`,
  }
}
