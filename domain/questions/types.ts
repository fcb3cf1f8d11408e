import type { QuestionItem } from '#domain/course/catalogue.ts'
import { multipleChoice } from './multiple-choice.ts'
import type { QuestionType } from './question-type.ts'
import { singleChoice } from './single-choice.ts'
import { trueFalse } from './true-false.ts'

/** A question type whose own shapes are not known here; give it only what it made itself. */
export type AnyQuestionType = QuestionType<unknown, QuestionItem, unknown>

/** Every kind of question. */
export const questionTypes: readonly AnyQuestionType[] = [singleChoice, multipleChoice, trueFalse]

/** The question type of that name. Throws on a name that this version does not know. */
export function selectQuestionType(type: string): AnyQuestionType {
  const found = questionTypes.find((candidate) => candidate.type === type)
  if (!found) throw new Error(`No question type "${type}" is known to this version of Keypoint`)
  return found
}
