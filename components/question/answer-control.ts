import type { ReactNode } from 'react'
import type { ReviewedQuestion } from '#domain/attempts/attempt-view.ts'
import type { QuestionView } from '#domain/questions/question-type.ts'
import type { MessageKey, Translate } from '#messages/index.ts'

export type AnswerProps = {
  t: Translate
  view: QuestionView
  /** The form field whose values are the answer. */
  name: string
  /** The form values of the answer given so far. */
  values: readonly string[]
  lang?: string
}

/** A submitted question as far as it is released, with where to read again if it was missed. */
export type AnsweredQuestionView = Omit<ReviewedQuestion, 'source'> & {
  readAgain: { href: string; title: string } | null
}

export type AnsweredProps = { t: Translate; question: AnsweredQuestionView; lang?: string }

/** One way to answer a question: a component that asks, and one that shows what was answered. */
export type AnswerControl = {
  /** What to do, before the control. */
  hint: MessageKey
  Answer(props: AnswerProps): ReactNode
  Answered(props: AnsweredProps): ReactNode
}
