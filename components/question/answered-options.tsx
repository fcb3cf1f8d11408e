import { CompletedIcon } from '#components/ui/icons.tsx'
import type { QuestionView } from '#domain/questions/question-type.ts'
import type { Translate } from '#messages/index.ts'
import type { AnsweredProps, AnsweredQuestionView } from './answer-control.ts'
import { OptionText } from './option-text.tsx'

/** The options as they were shown: which were chosen, which are right, what there is to say about them. */
export function AnsweredOptions({ t, question, lang }: AnsweredProps) {
  return (
    <ul className="options">
      {question.view.options.map((option) => (
        <AnsweredOption key={option.id} t={t} option={option} question={question} lang={lang} />
      ))}
    </ul>
  )
}

type AnsweredOptionProps = {
  t: Translate
  option: QuestionView['options'][number]
  question: AnsweredQuestionView
  lang?: string
}

function AnsweredOption({ t, option, question, lang }: AnsweredOptionProps) {
  const isChosen = question.chosen.includes(option.id)
  const isRight = question.rightOptions?.includes(option.id) ?? false
  const feedback = question.feedback?.find((piece) => piece.optionId === option.id)
  return (
    <li className={`option${isChosen ? ' option-chosen' : ''}${isRight ? ' option-right' : ''}`}>
      <span className={question.view.control === 'radio' ? 'mark mark-radio' : 'mark'} aria-hidden="true" />
      <div>
        <OptionText t={t} option={option} lang={lang} />
        <p className="option-labels">
          {isChosen ? <span className="option-label">{t('result.your-answer')}</span> : null}
          {isRight ? (
            <span className="option-label option-label-right">
              <CompletedIcon />
              {t('result.right-answer')}
            </span>
          ) : null}
        </p>
        {feedback === undefined ? null : (
          <div className="prose feedback" lang={lang}>
            <div className="prose-part" dangerouslySetInnerHTML={{ __html: feedback.html }} />
          </div>
        )}
      </div>
    </li>
  )
}
