import { type AttemptsLeft, attemptsLeft } from '#domain/attempts/attempts-left.ts'
import type { Standing } from '#domain/attempts/release.ts'
import { type CycleRecord, type LearnerRecord, openCycle } from './learner-record.ts'

type Asked = { cycleId: string; keyPointId: string; plan: { attemptsAllowed: AttemptsLeft } }

/**
 * Where a learner stands when they look at an attempt of their own: in their open cycle, even when the attempt is
 * of an older one, so that nothing of a quiz they have to pass again is shown; in the attempt's own when none is open.
 */
export function ownStanding(record: LearnerRecord, attempt: Asked): Standing {
  const cycle = openCycle(record) ?? record.cycles.find((candidate) => candidate.id === attempt.cycleId)
  return standingIn(cycle, attempt)
}

/** Where somebody stands who looks at another person's attempt; null when they have no open cycle of the course. */
export function reviewerStanding(record: LearnerRecord, attempt: Asked): Standing | null {
  const cycle = openCycle(record)
  return cycle && standingIn(cycle, attempt)
}

function standingIn(cycle: CycleRecord | undefined, { keyPointId, plan }: Asked): Standing {
  const attempts = cycle?.attempts.filter((attempt) => attempt.keyPointId === keyPointId) ?? []
  return {
    submitted: attempts.some((attempt) => attempt.submittedAt !== null),
    passed: cycle?.masteries.some((mastery) => mastery.keyPointId === keyPointId) ?? false,
    attemptsLeft: attemptsLeft(plan.attemptsAllowed, attempts),
  }
}
