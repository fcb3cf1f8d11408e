/**
 * The last millisecond of a calendar day in a time zone: until then something due that day is in time.
 * `day` is YYYY-MM-DD, `zone` an IANA name. Throws a RangeError on a zone that does not exist.
 */
export function endOfDay(day: string, zone: string): Date {
  const nextDayInUtc = Date.parse(`${day}T00:00:00.000Z`) + 24 * hour
  // Searched by halving and not by subtracting an offset: in some zones the clocks change at midnight itself.
  let [inTime, late] = [nextDayInUtc - 15 * hour, nextDayInUtc + 13 * hour]
  while (late - inTime > 1) {
    const middle = Math.floor((inTime + late) / 2)
    if (dayIn(zone, new Date(middle)) <= day) inTime = middle
    else late = middle
  }
  return new Date(inTime)
}

const hour = 3_600_000

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
  const part = Object.fromEntries(
    clockOf(zone)
      .formatToParts(instant)
      .map((p) => [p.type, p.value]),
  )
  return {
    day: `${part.year?.padStart(4, '0')}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}:${part.second}`,
  }
}
