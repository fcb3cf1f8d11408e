import type { QuestionItem, SectionRef } from '#domain/course/catalogue.ts'
import type { AnswerFeedback, QuestionView } from '#domain/questions/question-type.ts'
import { selectQuestionType } from '#domain/questions/types.ts'
import type { AttemptPlan, Marks, Responses } from './plan.ts'
import type { Released } from './release.ts'
import { responseTo, selectQuestion } from './response.ts'

/** A question as it is asked: what a browser may have, and the option ids that are chosen so far. */
export type AskedQuestion = { view: QuestionView; chosen: string[] }

/** A question of a submitted attempt; null is what the release rule withholds. */
export type ReviewedQuestion = AskedQuestion & {
  earned: { millipoints: number; of: number } | null
  feedback: AnswerFeedback | null
  source: SectionRef | null // the section to read again, for a question that was missed
  rightOptions: string[] | null
}

type Planned = Pick<AttemptPlan, 'questions'>
type Questions = ReadonlyMap<string, QuestionItem>

/** An attempt's questions as they are asked, in its order, with what is answered so far. Holds nothing of the key. */
export function viewAttempt(plan: Planned, questions: Questions, responses: Responses): AskedQuestion[] {
  return plan.questions.map(({ questionId, order }) => {
    const question = selectQuestion(questions, questionId)
    const type = selectQuestionType(question.type)
    const response = responseTo(question, responses)
    return { view: type.view(question, order), chosen: response === null ? [] : type.formValues(response) }
  })
}

/** A submitted attempt as it may be shown again: what was asked and answered, and no more than is released. */
export function reviewAttempt(
  plan: Planned,
  questions: Questions,
  result: { responses: Responses; marks: Marks },
  released: Released,
): ReviewedQuestion[] {
  return viewAttempt(plan, questions, result.responses).map((asked) => {
    const question = selectQuestion(questions, asked.view.id)
    const type = selectQuestionType(question.type)
    const mark = result.marks.find((candidate) => candidate.questionId === question.id)
    const isMissed = mark !== undefined && mark.earnedMillipoints < mark.maxMillipoints
    return {
      ...asked,
      earned:
        released.feedback && mark ? { millipoints: mark.earnedMillipoints, of: mark.maxMillipoints } : null,
      feedback: released.feedback ? type.feedback(question, responseTo(question, result.responses)) : null,
      source: released.feedback && isMissed ? question.source : null,
      rightOptions: released.rightAnswers ? type.rightOptions(question) : null,
    }
  })
}
