import type { QuestionItem } from '#domain/course/catalogue.ts'
import { selectQuestionType } from '#domain/questions/types.ts'
import type { AttemptPlan, Marks, Responses } from './plan.ts'
import { responseTo, selectQuestion } from './response.ts'

export type Grade = { marks: Marks; scoreMillipoints: number; maxMillipoints: number; passed: boolean }

/**
 * Grades an attempt on the questions it began with (by id); an absent response earns nothing. Each question's share
 * is rounded to whole millipoints. Passed when score / max reaches the pass mark, compared in integers.
 */
export function gradeAttempt(
  plan: Pick<AttemptPlan, 'questions' | 'passMark'>,
  questions: ReadonlyMap<string, QuestionItem>,
  responses: Responses,
): Grade {
  const marks = plan.questions.map(({ questionId, millipoints }) => {
    const question = selectQuestion(questions, questionId)
    const share = selectQuestionType(question.type).grade(question, responseTo(question, responses))
    return {
      questionId,
      earnedMillipoints: Math.round(share * millipoints),
      maxMillipoints: millipoints,
    }
  })
  const scoreMillipoints = marks.reduce((sum, mark) => sum + mark.earnedMillipoints, 0)
  const maxMillipoints = marks.reduce((sum, mark) => sum + mark.maxMillipoints, 0)
  const passed = maxMillipoints > 0 && scoreMillipoints * 100 >= plan.passMark * maxMillipoints
  return { marks, scoreMillipoints, maxMillipoints, passed }
}
