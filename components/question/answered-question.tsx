import type { ReactNode } from 'react'
import { CheckIcon, CrossIcon, InProgressIcon } from '#components/ui/icons.tsx'
import type { Translate } from '#messages/index.ts'
import type { AnsweredQuestionView } from './answer-control.ts'
import { answerControls } from './answer-controls.ts'
import { QuestionLegend, type QuestionPosition } from './question-legend.tsx'

type AnsweredQuestionProps = {
  t: Translate
  question: AnsweredQuestionView
  position: QuestionPosition
  lang?: string
  /** What else there is to say or do about it. */
  children?: ReactNode
}

/** A question of a submitted attempt: the answer given, what to say about it, where to read again. */
export function AnsweredQuestion({ t, question, position, lang, children }: AnsweredQuestionProps) {
  const { view, chosen, earned, readAgain } = question
  const { Answered } = answerControls[view.control]
  return (
    <fieldset className="question answered" id={`question-${view.id}`}>
      <QuestionLegend t={t} prompt={view.prompt} position={position} lang={lang} />
      {earned === null ? null : <VerdictWord t={t} verdict={verdictOf(earned)} />}
      {chosen.length === 0 ? <p className="soft">{t('result.no-answer')}</p> : null}
      <Answered t={t} question={question} lang={lang} />
      {readAgain === null ? null : (
        <p>
          <a href={readAgain.href}>{t('result.read-again', { title: readAgain.title })}</a>
        </p>
      )}
      {children}
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
