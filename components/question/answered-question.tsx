import { CheckIcon, CompletedIcon, CrossIcon, InProgressIcon } from '#components/ui/icons.tsx'
import type { ReviewedQuestion } from '#domain/attempts/attempt-view.ts'
import type { QuestionView } from '#domain/questions/question-type.ts'
import type { Translate } from '#messages/index.ts'
import { OptionText } from './option-text.tsx'
import { QuestionLegend, type QuestionPosition } from './question-legend.tsx'

/** A submitted question as far as it is released, with where to read again if it was missed. */
export type AnsweredQuestionView = Omit<ReviewedQuestion, 'source'> & {
  readAgain: { href: string; title: string } | null
}

type AnsweredQuestionProps = {
  t: Translate
  question: AnsweredQuestionView
  position: QuestionPosition
  lang?: string
}

/** A question of a submitted attempt: the answer given, what to say about it, where to read again. */
export function AnsweredQuestion({ t, question, position, lang }: AnsweredQuestionProps) {
  const { view, chosen, earned, readAgain } = question
  return (
    <fieldset className="question answered" id={`question-${view.id}`}>
      <QuestionLegend t={t} prompt={view.prompt} position={position} lang={lang} />
      {earned === null ? null : <VerdictWord t={t} verdict={verdictOf(earned)} />}
      {chosen.length === 0 ? <p className="soft">{t('result.no-answer')}</p> : null}
      <ul className="options">
        {view.options.map((option) => (
          <AnsweredOption key={option.id} t={t} option={option} question={question} lang={lang} />
        ))}
      </ul>
      {readAgain === null ? null : (
        <p>
          <a href={readAgain.href}>{t('result.read-again', { title: readAgain.title })}</a>
        </p>
      )}
    </fieldset>
  )
}

type Verdict = 'right' | 'partly' | 'wrong'

function verdictOf({ millipoints, of }: { millipoints: number; of: number }): Verdict {
  if (millipoints === of) return 'right'
  return millipoints === 0 ? 'wrong' : 'partly'
}

const verdictIcons = { right: CheckIcon, partly: InProgressIcon, wrong: CrossIcon }

function VerdictWord({ t, verdict }: { t: Translate; verdict: Verdict }) {
  const Icon = verdictIcons[verdict]
  return (
    <p className={`verdict verdict-${verdict}`}>
      <Icon />
      {t(`result.${verdict}`)}
    </p>
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
