import type { QuestionView } from '#domain/questions/question-type.ts'
import type { Translate } from '#messages/index.ts'
import { answerControls } from './answer-controls.ts'
import { QuestionLegend, type QuestionPosition } from './question-legend.tsx'

type ShownQuestionProps = { t: Translate; view: QuestionView; position: QuestionPosition; lang?: string }

/** A question to talk about: what is asked and the options, with no word about answers. */
export function ShownQuestion({ t, view, position, lang }: ShownQuestionProps) {
  const { Answered } = answerControls[view.control]
  const question = { view, chosen: [], earned: null, feedback: null, rightOptions: null, readAgain: null }
  return (
    <fieldset className="question shown-question" id={`question-${view.id}`}>
      <QuestionLegend t={t} prompt={view.prompt} position={position} lang={lang} />
      <Answered t={t} question={question} lang={lang} />
    </fieldset>
  )
}
