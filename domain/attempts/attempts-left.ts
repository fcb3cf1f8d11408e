export type AttemptsLeft = number | 'unlimited'

type EarlierAttempt = { id: string; submittedAt: Date | null }

/** How many attempts may still be handed in, an open one included. */
export function attemptsLeft(allowed: AttemptsLeft, attempts: readonly EarlierAttempt[]): AttemptsLeft {
  if (allowed === 'unlimited') return 'unlimited'
  return Math.max(0, allowed - attempts.filter((attempt) => attempt.submittedAt !== null).length)
}

export type NextAttempt =
  | { kind: 'resume'; attemptId: string }
  | { kind: 'start'; number: number }
  | { kind: 'refused'; reason: 'no-attempts-left' }

/** What pressing Start does, given the cycle's attempts for the key point: an open attempt is always gone on with. */
export function nextAttempt(allowed: AttemptsLeft, attempts: readonly EarlierAttempt[]): NextAttempt {
  const open = attempts.find((attempt) => attempt.submittedAt === null)
  if (open) return { kind: 'resume', attemptId: open.id }
  if (attemptsLeft(allowed, attempts) === 0) return { kind: 'refused', reason: 'no-attempts-left' }
  return { kind: 'start', number: attempts.length + 1 }
}
