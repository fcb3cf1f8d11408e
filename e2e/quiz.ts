import type { Locator, Page } from '@playwright/test'
import type { Course, KeyPoint } from '#domain/course/catalogue.ts'
import { rightValues, wrongValues } from '#domain/questions/known-answers.ts'
import { selectQuestion } from './course.ts'

/** Begins an attempt at a key point's quiz that has none open, and waits for its questions. */
export async function startQuiz(page: Page, course: Course, keyPoint: KeyPoint | undefined): Promise<void> {
  await page.goto(`/courses/${course.id}/${keyPoint?.moduleId}/quiz/${keyPoint?.id}`)
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('button', { name: 'Submit answers' }).waitFor()
}

/** The questions on the page, in the order in which it shows them. */
export function questionsOn(page: Page): Promise<Locator[]> {
  return page.locator('fieldset.question').all()
}

/** The id of a question on the page. */
export async function questionId(fieldset: Locator): Promise<string> {
  return ((await fieldset.getAttribute('id')) ?? '').replace(/^question-/, '')
}

/** Answers one question as somebody who knows, or as somebody who is wrong. */
export async function answerQuestion(fieldset: Locator, course: Course, outcome: 'right' | 'wrong') {
  const question = selectQuestion(course, await questionId(fieldset))
  const values = outcome === 'right' ? rightValues(question) : wrongValues(question)
  for (const value of values) await fieldset.locator(`input[value="${value}"]`).check()
}

/** Answers everything that the attempt asks and submits it; `outcome` is that of all questions. */
export async function takeQuiz(page: Page, course: Course, outcome: 'right' | 'wrong'): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  for (const fieldset of await questionsOn(page)) await answerQuestion(fieldset, course, outcome)
  await page.getByRole('button', { name: 'Submit answers' }).click()
}
