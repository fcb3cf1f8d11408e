import { type Released, releasedFor, releasedToReviewer } from '#domain/attempts/release.ts'
import type { QuestionItem } from '#domain/course/catalogue.ts'
import { openCycle } from '#domain/learning/learner-record.ts'
import { ownQuizzesAtStake, ownStanding } from '#domain/learning/standing.ts'
import { catalogueOf } from '#server/catalogue.ts'
import type { StoredAttempt } from '#server/store/attempts.ts'
import { database } from '#server/store/database.ts'
import { selectLearnerRecord } from '#server/store/learner-record.ts'

/**
 * What a viewer may see of questions that somebody's attempt asked. Decided by the viewer's own record of the course, so
 * that nobody who has to pass it gets its key from others.
 */
export async function releasedTo(
  viewerId: string,
  attempt: StoredAttempt,
  questions: readonly QuestionItem[],
): Promise<Released> {
  const { courseId, keyPointId, plan } = attempt
  const record = await selectLearnerRecord(database(), viewerId, courseId)
  if (viewerId === attempt.personId) return releasedFor(plan.feedbackRelease, ownStanding(record, attempt))
  const cycle = openCycle(record)
  const course = cycle && (await catalogueOf(cycle.releaseId)).courses.get(courseId)
  return releasedToReviewer(course ? ownQuizzesAtStake(cycle, course, { keyPointId, questions }) : [])
}
