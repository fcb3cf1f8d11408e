import { selectOptionalAttempt } from '#server/store/attempts.ts'
import { database } from '#server/store/database.ts'
import type { StoredReport } from '#server/store/question-reports.ts'
import { attemptQuestions } from './attempt-questions.ts'
import { releasedTo } from './released-to.ts'
import { type QuestionAsAsked, questionAsAsked } from './reportable-question.ts'

/** Its revision is the sha256 of the question, key included; null while the key is withheld, which it helps to guess. */
export type ReportedQuestion = QuestionAsAsked & { revision: string | null }

/**
 * The question that a report is about, as it was asked; null when its attempt did not ask it. Holds nothing of the key,
 * whoever looks: they may still have to pass the quiz themselves.
 */
export async function selectOptionalReportedQuestion(
  viewerId: string,
  { attemptId, questionId, revision }: StoredReport,
): Promise<ReportedQuestion | null> {
  const attempt = await selectOptionalAttempt(database(), attemptId)
  const asked = attempt && (await questionAsAsked(attempt, questionId))
  if (!asked) return null
  const questions = await attemptQuestions(attempt.plan)
  const { rightAnswers } = await releasedTo(viewerId, attempt, [...questions.values()])
  return { ...asked, revision: rightAnswers ? revision : null }
}
