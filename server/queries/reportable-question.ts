import { viewAttempt } from '#domain/attempts/attempt-view.ts'
import { sourceLocale } from '#domain/course/source-locale.ts'
import type { QuestionView } from '#domain/questions/question-type.ts'
import { catalogueOf } from '#server/catalogue.ts'
import { type StoredAttempt, selectOptionalAttempt } from '#server/store/attempts.ts'
import { database } from '#server/store/database.ts'
import { type StoredReport, selectReportsOf } from '#server/store/question-reports.ts'
import { attemptQuestions } from './attempt-questions.ts'

/** A question as an attempt asked it, with nothing of its key. */
export type QuestionAsAsked = {
  view: QuestionView
  position: { number: number; total: number }
  lang: string
}

export type ReportableQuestion = QuestionAsAsked & {
  report: StoredReport | null
  isOpen: boolean // the attempt is not submitted yet
  isAllShown: boolean // its quiz shows all questions on one page
}

/** A question of the person's own attempt that can be reported; null when there is none of that id. */
export async function selectOptionalReportableQuestion(
  personId: string,
  attemptId: string,
  questionId: string,
): Promise<ReportableQuestion | null> {
  const attempt = await selectOptionalAttempt(database(), attemptId)
  if (attempt?.personId !== personId) return null
  const asked = await questionAsAsked(attempt, questionId)
  if (!asked) return null
  const reports = await selectReportsOf(database(), personId, attemptId)
  return {
    ...asked,
    report: reports.find((report) => report.questionId === questionId) ?? null,
    isOpen: attempt.submittedAt === null,
    isAllShown: attempt.plan.presentation === 'all',
  }
}

/** One question of an attempt as it was asked, revision and order included; null when it did not ask it. */
export async function questionAsAsked(
  { plan, releaseId, courseId }: StoredAttempt,
  questionId: string,
): Promise<QuestionAsAsked | null> {
  const index = plan.questions.findIndex((planned) => planned.questionId === questionId)
  const planned = plan.questions[index]
  if (!planned) return null
  const only = { questions: [planned] }
  const [asked] = viewAttempt(only, await attemptQuestions(only), {})
  if (!asked) return null
  const course = (await catalogueOf(releaseId)).courses.get(courseId)
  if (!course) throw new Error(`Release ${releaseId} has no course ${courseId}`)
  const position = { number: index + 1, total: plan.questions.length }
  return { view: asked.view, position, lang: sourceLocale(course) }
}
