import type { QuestionItem } from '#domain/course/catalogue.ts'
import { selectQuestionType } from '#domain/questions/types.ts'
import type { Responses } from './plan.ts'

/** What was answered to a question, as its type stores it; null when nothing. Throws on a response of another type. */
export function responseTo(question: QuestionItem, responses: Responses): unknown | null {
  if (!Object.hasOwn(responses, question.id)) return null
  return selectQuestionType(question.type).responseSchema.parse(responses[question.id])
}

/** The question of that id. Throws when it is not among those that an attempt was given. */
export function selectQuestion(questions: ReadonlyMap<string, QuestionItem>, id: string): QuestionItem {
  const question = questions.get(id)
  if (!question) throw new Error(`The attempt asks ${id}, whose question was not given`)
  return question
}
