import type { QuestionItem } from '#domain/course/catalogue.ts'
import { selectQuestionType } from './types.ts'

/** The form values of somebody who knows the answer: what demos, seeds and tests give. */
export function rightValues(question: QuestionItem): string[] {
  return selectQuestionType(question.type).rightOptions(question)
}

/** The form values of somebody who is wrong: one wrong option. Throws when every option is right. */
export function wrongValues(question: QuestionItem): string[] {
  const type = selectQuestionType(question.type)
  const right = type.rightOptions(question)
  const wrong = type.fixOrder(question, (items) => [...items]).find((option) => !right.includes(option))
  if (wrong === undefined) throw new Error(`Question ${question.id} cannot be answered wrongly`)
  return [wrong]
}
