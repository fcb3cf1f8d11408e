import {
  type AskedQuestion,
  type ReviewedQuestion,
  reviewAttempt,
  viewAttempt,
} from '#domain/attempts/attempt-view.ts'
import { type Released, releasedFor, releasedToReviewer } from '#domain/attempts/release.ts'
import { ownStanding, reviewerStanding } from '#domain/learning/standing.ts'
import {
  type Drafts,
  type StoredAttempt,
  type StoredResult,
  selectDrafts,
  selectOptionalAttempt,
} from '#server/store/attempts.ts'
import { database } from '#server/store/database.ts'
import { selectLearnerRecord } from '#server/store/learner-record.ts'
import { attemptQuestions } from './attempt-questions.ts'

/** What is known of an attempt besides its questions, answers and grade. */
export type AttemptFacts = Omit<StoredAttempt, 'result'>

/** An attempt as a page for reviewers may show it: `asked` and `reviewed` tell no more than is released. */
export type ReviewedAttempt =
  | { state: 'open'; attempt: AttemptFacts; asked: AskedQuestion[]; drafts: Drafts }
  | {
      state: 'submitted'
      attempt: AttemptFacts
      result: Pick<StoredResult, 'scoreMillipoints' | 'maxMillipoints' | 'passed' | 'gradedAt'>
      released: Released
      reviewed: ReviewedQuestion[]
    }

/**
 * Anybody's attempt, as far as it may be shown to a viewer; null when there is none of that id. Whether the viewer
 * may see that person is for the caller to ask (server/permissions.ts).
 */
export async function selectOptionalReviewedAttempt(
  viewerId: string,
  attemptId: string,
): Promise<ReviewedAttempt | null> {
  const attempt = await selectOptionalAttempt(database(), attemptId)
  return attempt && showAttempt(viewerId, attempt)
}

async function showAttempt(viewerId: string, attempt: StoredAttempt): Promise<ReviewedAttempt> {
  const { result, ...facts } = attempt
  const { plan } = facts
  const questions = await attemptQuestions(plan)
  if (!result) {
    const drafts = await selectDrafts(database(), attempt.personId, attempt.id)
    return { state: 'open', attempt: facts, asked: viewAttempt(plan, questions, drafts.responses), drafts }
  }
  const released = await releasedTo(viewerId, attempt)
  const isWithheld = viewerId !== attempt.personId && !released.rightAnswers
  const reviewed = reviewAttempt(plan, questions, result, released).map((question) =>
    // What somebody chose who passed is the key.
    isWithheld ? { ...question, chosen: [] } : question,
  )
  const { scoreMillipoints, maxMillipoints, passed, gradedAt } = result
  return {
    state: 'submitted',
    attempt: facts,
    result: { scoreMillipoints, maxMillipoints, passed, gradedAt },
    released,
    reviewed,
  }
}

/** Decided by the viewer's own record of the course, so that nobody who has to pass it gets its key from others. */
async function releasedTo(viewerId: string, attempt: StoredAttempt): Promise<Released> {
  const record = await selectLearnerRecord(database(), viewerId, attempt.courseId)
  const rule = attempt.plan.feedbackRelease
  if (viewerId === attempt.personId) return releasedFor(rule, ownStanding(record, attempt))
  return releasedToReviewer(rule, reviewerStanding(record, attempt))
}
