import type { QuestionView } from '#domain/questions/question-type.ts'
import type { Translate } from '#messages/index.ts'
import { answerFieldName } from './answer-field.ts'
import { OptionText } from './option-text.tsx'
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
  const name = answerFieldName(view.id)
  return (
    <fieldset className="question" id={`question-${view.id}`} data-question={view.id}>
      <QuestionLegend t={t} prompt={view.prompt} position={position} lang={lang} />
      <p className="field-hint">
        {t(view.control === 'radio' ? 'attempt.choose-one' : 'attempt.choose-several')}
      </p>
      <input type="hidden" name="shown" value={view.id} />
      <div className="options">
        {view.options.map((option) => (
          <label key={option.id} className="option">
            <input
              type={view.control}
              name={name}
              value={option.id}
              defaultChecked={values.includes(option.id)}
              autoComplete="off"
            />
            <OptionText t={t} option={option} lang={lang} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
