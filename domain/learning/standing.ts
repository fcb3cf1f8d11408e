import { type AttemptsLeft, attemptsLeft } from '#domain/attempts/attempts-left.ts'
import type { OwnQuiz, Standing } from '#domain/attempts/release.ts'
import type { Course, KeyPoint, QuestionItem } from '#domain/course/catalogue.ts'
import { type CycleRecord, type LearnerRecord, openCycle } from './learner-record.ts'

type Asked = { cycleId: string; keyPointId: string; plan: { attemptsAllowed: AttemptsLeft } }

/**
 * Where a learner stands when they look at an attempt of their own: in their open cycle, even when the attempt is
 * of an older one, so that nothing of a quiz they have to pass again is shown; in the attempt's own when none is open.
 */
export function ownStanding(record: LearnerRecord, attempt: Asked): Standing {
  const cycle = openCycle(record) ?? record.cycles.find((candidate) => candidate.id === attempt.cycleId)
  return standingIn(cycle, attempt.keyPointId, attempt.plan.attemptsAllowed)
}

/**
 * The quizzes of a reviewer's open cycle whose key another person's attempt would give away: the same key point's, and
 * any that asks one of its questions, by id or a former id, since the two may be judged by different releases.
 * `course` is the one that the cycle pins.
 */
export function ownQuizzesAtStake(
  cycle: CycleRecord,
  course: Course,
  attempt: { keyPointId: string; questions: readonly Pick<QuestionItem, 'id' | 'was'>[] },
): OwnQuiz[] {
  const isAtStake = (keyPoint: KeyPoint) =>
    [keyPoint.id, ...keyPoint.was].includes(attempt.keyPointId) ||
    keyPoint.questions.some((own) => attempt.questions.some((asked) => isSame(own, asked)))
  return course.modules
    .flatMap((module) => module.keyPoints)
    .filter(isAtStake)
    .map(({ id, quiz }) => ({
      rule: quiz.feedbackRelease,
      standing: standingIn(cycle, id, quiz.attempts),
    }))
}

type Named = { id: string; was: readonly string[] }

function isSame(one: Named, other: Named): boolean {
  return one.id === other.id || one.was.includes(other.id) || other.was.includes(one.id)
}

function standingIn(cycle: CycleRecord | undefined, keyPointId: string, allowed: AttemptsLeft): Standing {
  const attempts = cycle?.attempts.filter((attempt) => attempt.keyPointId === keyPointId) ?? []
  return {
    submitted: attempts.some((attempt) => attempt.submittedAt !== null),
    passed: cycle?.masteries.some((mastery) => mastery.keyPointId === keyPointId) ?? false,
    attemptsLeft: attemptsLeft(allowed, attempts),
  }
}
