import { type FormAnswers, type ReadAnswer, readAnswers } from '#domain/attempts/read-answers.ts'
import { attemptQuestions } from '#server/queries/attempt-questions.ts'
import { isAttemptOpen, saveDrafts, selectOptionalAttempt } from '#server/store/attempts.ts'
import { database, type Tx } from '#server/store/database.ts'
import { inLearnerTransaction } from '#server/store/learner-transaction.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import type { LearnerOutcome } from './taking-course.ts'

/**
 * Saves what a form says about questions of the learner's open attempt. `answers` names every question that the form
 * showed, with the values chosen there. Once the attempt is submitted nothing is saved and attempt-submitted is said.
 */
export async function saveAnswer(
  input: { personId: string; attemptId: string; answers: FormAnswers },
  now: Date,
): Promise<LearnerOutcome<{ saved: string[] }>> {
  const attempt = await selectOptionalAttempt(database(), input.attemptId)
  if (attempt?.personId !== input.personId) return { ok: false, error: 'not-found' }
  const questions = await attemptQuestions(attempt.plan)
  const answers = readAnswers([...questions.values()], input.answers)
  return inLearnerTransaction(attempt.personId, (tx) => saveIfOpen(tx, attempt, answers, now))
}

async function saveIfOpen(
  tx: Tx,
  attempt: { personId: string; id: string },
  answers: ReadAnswer[],
  now: Date,
): Promise<LearnerOutcome<{ saved: string[] }>> {
  await lockLearner(tx, attempt.personId)
  if (!(await isAttemptOpen(tx, attempt.id))) return { ok: false, error: 'attempt-submitted' }
  await saveDrafts(tx, attempt, answers, now)
  return { ok: true, saved: answers.map((answer) => answer.questionId) }
}
