import { randomBytes } from 'node:crypto'
import { nextAttempt } from '#domain/attempts/attempts-left.ts'
import { planAttempt } from '#domain/attempts/plan-attempt.ts'
import { keyPointsOf } from '#domain/course/course-parts.ts'
import { attemptStarted } from '#domain/learning/events/attempts.ts'
import { newId } from '#server/digest.ts'
import { selectPlans } from '#server/store/attempts.ts'
import { type Commanded, happening, record } from './record.ts'
import { type LearnerOutcome, whileTakingCourse } from './taking-course.ts'

/**
 * Starts an attempt at a key point's quiz, its questions drawn and fixed from the release that the cycle pins. An
 * open attempt is gone on with instead. `seed`: 32 hexadecimal digits.
 */
export async function startAttempt(
  input: { personId: string; courseId: string; keyPointId: string },
  commanded: Commanded,
  seed = randomBytes(16).toString('hex'),
): Promise<LearnerOutcome<{ attemptId: string }>> {
  const { personId, courseId, keyPointId } = input
  return whileTakingCourse<{ attemptId: string }>(input, commanded, async (tx, taking) => {
    const { course, cycle, pinned, by } = taking
    const keyPoint = keyPointsOf(course).find((item) => item.id === keyPointId)
    if (!keyPoint) return { ok: false, error: 'not-found' }
    const attempts = cycle.attempts.filter((attempt) => attempt.keyPointId === keyPointId)
    const next = nextAttempt(keyPoint.quiz.attempts, attempts)
    if (next.kind === 'resume') return { ok: true, attemptId: next.attemptId }
    if (next.kind === 'refused') return { ok: false, error: next.reason }
    const earlier = await selectPlans(tx, cycle.id, keyPointId)
    const plan = planAttempt({ catalogue: pinned, courseId, keyPoint, seed, earlier })
    const attemptId = newId()
    const started = { attemptId, cycleId: cycle.id, courseId, keyPointId, number: next.number, plan }
    await record(tx, by, [...taking.before, happening(attemptStarted, personId, started, cycle.releaseId)])
    return { ok: true, attemptId }
  })
}
