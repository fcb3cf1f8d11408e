/** RFC 6238, section 4: codes change with every step of thirty seconds. */
export const stepSeconds = 30

/** RFC 6238, section 5.2: one step either way for clocks that differ and for the time it takes to type. */
const toleranceSteps = 1

export type CodeMatch = { kind: 'fresh'; step: number } | { kind: 'used' } | { kind: 'wrong' }

/** The number of the time step at an instant, counted from 1970. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds)
}

/**
 * What a code is good for at `now`, given the latest step whose code was accepted. Of two steps with the same code
 * the later one counts. RFC 6238, section 5.2: a code that was accepted, or is older than one that was, is refused.
 */
export function matchCode(at: {
  now: Date
  lastStep: number | null
  isCodeOf: (step: number) => boolean
}): CodeMatch {
  const current = stepAt(at.now)
  const near = [current + toleranceSteps, current, current - toleranceSteps]
  const step = near.find(at.isCodeOf)
  if (step === undefined) return { kind: 'wrong' }
  return at.lastStep !== null && step <= at.lastStep ? { kind: 'used' } : { kind: 'fresh', step }
}

/** The six digits that somebody typed, whatever they put between them; null for anything else. */
export function readCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replaceAll(/[\s\p{Pd}.]/gu, '')
  return /^\d{6}$/.test(digits) ? digits : null
}
