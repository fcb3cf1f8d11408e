import type { QuestionView } from '#domain/questions/question-type.ts'
import type { Translate } from '#messages/index.ts'
import { answerControls } from './answer-controls.ts'
import { answerFieldName } from './answer-field.ts'
import { QuestionLegend, type QuestionPosition } from './question-legend.tsx'

type QuestionFieldsetProps = {
  t: Translate
  view: QuestionView
  position: QuestionPosition
  /** The form values of the answer given so far. */
  values: readonly string[]
  lang?: string
}

/** A question to answer. The hidden field says that it was shown, so that an answer taken back is saved too. */
export function QuestionFieldset({ t, view, position, values, lang }: QuestionFieldsetProps) {
  const { hint, Answer } = answerControls[view.control]
  return (
    <>
      <input type="hidden" name="shown" value={view.id} />
      <fieldset className="question" id={`question-${view.id}`} data-question={view.id}>
        <QuestionLegend t={t} prompt={view.prompt} position={position} lang={lang} />
        <p className="field-hint">{t(hint)}</p>
        <Answer t={t} view={view} name={answerFieldName(view.id)} values={values} lang={lang} />
      </fieldset>
    </>
  )
}
