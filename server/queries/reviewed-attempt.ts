import {
  type AskedQuestion,
  type ReviewedQuestion,
  reviewAttempt,
  viewAttempt,
} from '#domain/attempts/attempt-view.ts'
import type { AttemptPlan } from '#domain/attempts/plan.ts'
import type { Released } from '#domain/attempts/release.ts'
import {
  type Drafts,
  type StoredAttempt,
  type StoredResult,
  selectDrafts,
  selectOptionalAttempt,
} from '#server/store/attempts.ts'
import { database } from '#server/store/database.ts'
import { type ChainPlace, selectChainOfAttempt } from '#server/store/timeline.ts'
import { attemptQuestions } from './attempt-questions.ts'
import { releasedTo } from './released-to.ts'

/** What is known of an attempt besides its questions, answers and grade. */
export type AttemptFacts = Omit<StoredAttempt, 'result' | 'plan'> & { plan: Omit<AttemptPlan, 'questions'> }

/** Where an event of an attempt stands in the record; its hash is null while it would give answers away. */
export type ShownPlace = Omit<ChainPlace, 'hash' | 'prevHash'> & { hash: string | null }

/**
 * What proves an attempt: its events in the record, and the sha256 of each question as it was asked, by question id.
 * While right answers are withheld there is no hash: from one, and what else is known of its event or its question, the
 * few answers that there could be are soon guessed.
 */
type Proof = { chain: ShownPlace[]; revisions: ReadonlyMap<string, string> }

/** An attempt as a page for reviewers may show it: `asked` and `reviewed` tell no more than is released. */
export type ReviewedAttempt = Proof &
  (
    | { state: 'open'; attempt: AttemptFacts; asked: AskedQuestion[]; drafts: Drafts }
    | {
        state: 'submitted'
        attempt: AttemptFacts
        result: Pick<StoredResult, 'scoreMillipoints' | 'maxMillipoints' | 'passed' | 'gradedAt'>
        released: Released
        reviewed: ReviewedQuestion[]
      }
  )

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

async function showAttempt(viewerId: string, stored: StoredAttempt): Promise<ReviewedAttempt> {
  const { result, plan, ...facts } = stored
  const { questions: _, ...rules } = plan
  const attempt = { ...facts, plan: rules }
  const questions = await attemptQuestions(plan)
  const released = await releasedTo(viewerId, stored, [...questions.values()])
  const proof = await selectProof(stored, released.rightAnswers)
  if (!result) {
    const drafts = await selectDrafts(database(), stored.personId, stored.id)
    return { state: 'open', attempt, asked: viewAttempt(plan, questions, drafts.responses), drafts, ...proof }
  }
  const isWithheld = viewerId !== stored.personId && !released.rightAnswers
  const reviewed = reviewAttempt(plan, questions, result, released).map((question) =>
    // What somebody chose who passed is the key.
    isWithheld ? { ...question, chosen: [] } : question,
  )
  const { scoreMillipoints, maxMillipoints, passed, gradedAt } = result
  const grade = { scoreMillipoints, maxMillipoints, passed, gradedAt }
  return { state: 'submitted', attempt, result: grade, released, reviewed, ...proof }
}

async function selectProof({ personId, id, plan }: StoredAttempt, withHashes: boolean): Promise<Proof> {
  const chain = await selectChainOfAttempt(database(), personId, id)
  const revisions = withHashes
    ? plan.questions.map(({ questionId, blob }) => [questionId, blob] as const)
    : []
  return {
    chain: chain.map(({ prevHash: _, hash, ...place }) => ({ ...place, hash: withHashes ? hash : null })),
    revisions: new Map(revisions),
  }
}
