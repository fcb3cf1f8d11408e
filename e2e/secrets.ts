import type { Course, QuestionItem } from '#domain/course/catalogue.ts'
import type { AnswerFeedback } from '#domain/questions/question-type.ts'
import { selectQuestionType } from '#domain/questions/types.ts'
import { keyPointsOf } from './course.ts'

/** A piece of feedback that no page may hold before it is released. */
export type Secret = { questionId: string; optionId: string; keyPointId: string; text: string }

/** A run of letters that no escaping of HTML, JSON or JavaScript changes, long enough to be found by chance nowhere. */
const unescapedRun = /[A-Za-z][A-Za-z ,.;:]{18,}[A-Za-z]/g

/**
 * Runs of words of every feedback in the course that stand nowhere in what everyone may read. Throws when a question
 * has feedback without such a run: it could leak unseen.
 */
export function secretsOf(course: Course): Secret[] {
  const open = openText(course)
  return keyPointsOf(course).flatMap((keyPoint) =>
    keyPoint.questions.flatMap((question) =>
      feedbackOf(question).flatMap(({ optionId, html }) => {
        const runs = html.replace(/<[^>]*>/g, '\n').match(unescapedRun) ?? []
        const secret = runs.filter((run) => !open.includes(run))
        if (secret.length === 0) throw new Error(`No run of words proves where this stands: ${html}`)
        return secret.map((text) => ({ questionId: question.id, optionId, keyPointId: keyPoint.id, text }))
      }),
    ),
  )
}

/** The feedback on every option, by asking the question's type about each response that there is. */
function feedbackOf(question: QuestionItem): AnswerFeedback {
  const type = selectQuestionType(question.type)
  const options = type.fixOrder(question, (items) => [...items])
  return options.flatMap((option) => type.feedback(question, type.readForm(question, [option])))
}

function openText(course: Course): string {
  const texts = course.modules.flatMap((module) => [
    module.introduction,
    module.summary?.html ?? '',
    ...module.lessons.flatMap(({ segments }) => segments.map((s) => (s.kind === 'html' ? s.html : ''))),
    ...module.keyPoints.flatMap(({ statement, questions }) => [statement, ...questions.flatMap(shownOf)]),
  ])
  return [...texts, ...course.terms.map((term) => term.definition)].join('\n')
}

function shownOf(question: QuestionItem): string[] {
  const type = selectQuestionType(question.type)
  const view = type.view(
    question,
    type.fixOrder(question, (items) => [...items]),
  )
  return [view.prompt, ...view.options.map((option) => option.text ?? '')]
}
