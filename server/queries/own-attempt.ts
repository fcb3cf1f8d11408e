import {
  type AskedQuestion,
  type ReviewedQuestion,
  reviewAttempt,
  viewAttempt,
} from '#domain/attempts/attempt-view.ts'
import { releasedFor } from '#domain/attempts/release.ts'
import type { Course } from '#domain/course/catalogue.ts'
import { courseOfCycle } from '#domain/learning/course-of-cycle.ts'
import type { LearnerRecord } from '#domain/learning/learner-record.ts'
import { ownStanding } from '#domain/learning/standing.ts'
import { catalogueOf, currentCatalogue } from '#server/catalogue.ts'
import {
  type StoredAttempt,
  type StoredResult,
  selectDrafts,
  selectOptionalAttempt,
} from '#server/store/attempts.ts'
import { database } from '#server/store/database.ts'
import { selectLearnerRecord } from '#server/store/learner-record.ts'
import { type StoredReport, selectReportsOf } from '#server/store/question-reports.ts'
import { attemptQuestions } from './attempt-questions.ts'
import { mayTake } from './learner-course.ts'

/** A learner's attempt, still open or submitted, as far as it may be shown to them. */
export type OwnAttempt = {
  attempt: StoredAttempt
  course: Course // as the attempt's release has it, with the live texts
  isTaken: boolean // false: the course is no longer theirs to take, so its pages are not found
  record: LearnerRecord
} & (
  | { state: 'open'; asked: AskedQuestion[] }
  | { state: 'submitted'; result: StoredResult; reviewed: ReviewedQuestion[]; reports: StoredReport[] }
)

/** An attempt of the person's own; null when there is none of that id, or it is somebody else's. */
export async function selectOptionalOwnAttempt(
  personId: string,
  attemptId: string,
): Promise<OwnAttempt | null> {
  const attempt = await selectOptionalAttempt(database(), attemptId)
  if (attempt?.personId !== personId) return null
  const live = await currentCatalogue()
  const pinned = (await catalogueOf(attempt.releaseId)).courses.get(attempt.courseId)
  if (!pinned) throw new Error(`Release ${attempt.releaseId} has no course ${attempt.courseId}`)
  const record = await selectLearnerRecord(database(), personId, attempt.courseId)
  const course = courseOfCycle(pinned, live.courses.get(attempt.courseId))
  const known = { attempt, course, record, isTaken: mayTake(record, live) }
  const questions = await attemptQuestions(attempt.plan)
  const { plan, result } = attempt
  if (result === null) {
    const { responses } = await selectDrafts(database(), personId, attemptId)
    return { ...known, state: 'open', asked: viewAttempt(plan, questions, responses) }
  }
  const released = releasedFor(plan.feedbackRelease, ownStanding(record, attempt))
  const reviewed = reviewAttempt(plan, questions, result, released)
  const reports = await selectReportsOf(database(), personId, attemptId)
  return { ...known, state: 'submitted', result, reviewed, reports }
}
