import type { QuestionItem } from '#domain/course/catalogue.ts'
import { selectQuestionType } from '#domain/questions/types.ts'

/** What a form said: for each question that it showed, the values chosen there (none when nothing is). */
export type FormAnswers = Record<string, readonly string[]>

/** A question's answer as its type stores it; null takes an earlier answer back. */
export type ReadAnswer = { questionId: string; response: unknown | null }

/**
 * Reads a form's answers by the types of the attempt's questions; other questions are dropped. Nothing chosen takes
 * check marks back, but says nothing about radio buttons, which nobody can clear.
 */
export function readAnswers(questions: readonly QuestionItem[], form: FormAnswers): ReadAnswer[] {
  return questions.flatMap((question) => {
    const values = Object.hasOwn(form, question.id) ? form[question.id] : undefined
    if (!values) return []
    const type = selectQuestionType(question.type)
    const response = type.readForm(question, values)
    return response === null && type.control === 'radio' ? [] : [{ questionId: question.id, response }]
  })
}
