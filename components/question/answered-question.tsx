import { CheckIcon, CompletedIcon, CrossIcon, InProgressIcon } from '#components/ui/icons.tsx'
import type { AnswerFeedback, QuestionView } from '#domain/questions/question-type.ts'
import type { Translate } from '#messages/index.ts'
import { OptionText } from './option-text.tsx'
import { QuestionLegend, type QuestionPosition } from './question-legend.tsx'

/** A submitted question with what its release rule allows to show; what is null or empty is withheld. */
export type AnsweredQuestionView = {
  view: QuestionView
  chosen: readonly string[]
  verdict: 'right' | 'partly' | 'wrong' | null
  feedback: AnswerFeedback
  rightOptions: readonly string[] | null
  readAgain: { href: string; title: string } | null
}

type AnsweredQuestionProps = { t: Translate; question: AnsweredQuestionView; position: QuestionPosition }

/** A question of a submitted attempt: the answer given, what to say about it, where to read again. */
export function AnsweredQuestion({ t, question, position }: AnsweredQuestionProps) {
  const { view, chosen, verdict, readAgain } = question
  return (
    <fieldset className="question answered" id={`question-${view.id}`}>
      <QuestionLegend t={t} prompt={view.prompt} position={position} />
      {verdict === null ? null : <Verdict t={t} verdict={verdict} />}
      {chosen.length === 0 ? <p className="soft">{t('result.no-answer')}</p> : null}
      <ul className="options">
        {view.options.map((option) => (
          <AnsweredOption key={option.id} t={t} option={option} question={question} />
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

const verdictIcons = { right: CheckIcon, partly: InProgressIcon, wrong: CrossIcon }

function Verdict({ t, verdict }: { t: Translate; verdict: 'right' | 'partly' | 'wrong' }) {
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
}

function AnsweredOption({ t, option, question }: AnsweredOptionProps) {
  const isChosen = question.chosen.includes(option.id)
  const isRight = question.rightOptions?.includes(option.id) ?? false
  const feedback = question.feedback.find((piece) => piece.optionId === option.id)
  return (
    <li className={`option${isChosen ? ' option-chosen' : ''}${isRight ? ' option-right' : ''}`}>
      <span className={question.view.control === 'radio' ? 'mark mark-radio' : 'mark'} aria-hidden="true" />
      <div>
        <OptionText t={t} option={option} />
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
          <div className="prose feedback">
            <div className="prose-part" dangerouslySetInnerHTML={{ __html: feedback.html }} />
          </div>
        )}
      </div>
    </li>
  )
}
