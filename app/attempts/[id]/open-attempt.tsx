import { attemptPath } from '#app/learner/paths.ts'
import { AttemptForm } from '#components/question/attempt-form.tsx'
import { AttemptReview } from '#components/question/attempt-review.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { ProgressText } from '#components/ui/progress-text.tsx'
import type { AskedQuestion } from '#domain/attempts/attempt-view.ts'
import { keyPointsOf } from '#domain/course/course-parts.ts'
import { sourceLocale } from '#domain/course/source-locale.ts'
import type { Translate } from '#messages/index.ts'
import type { OwnAttempt } from '#server/queries/own-attempt.ts'

type OpenAttemptProps = {
  t: Translate
  own: Extract<OwnAttempt, { state: 'open' }>
  /** The number of the question that the address asks for. */
  asked: number | null
  justSaved: boolean
}

/** An attempt to go on with: all of its questions, or the one to answer now, as its quiz says. */
export function OpenAttempt({ t, own, asked: askedNumber, justSaved }: OpenAttemptProps) {
  const { attempt, asked, course } = own
  const path = attemptPath(attempt.id)
  const lang = sourceLocale(course)
  const keyPoint = keyPointsOf(course).find(({ id }) => id === attempt.keyPointId)
  const number = askedNumber ?? firstUnanswered(asked)
  const isBeginning = attempt.plan.presentation === 'all' || number === 1
  const done = asked.filter(isAnswered).length
  return (
    <>
      <div className="page-heading">
        <h1>{t('attempt.title', { number: attempt.number })}</h1>
        {isBeginning ? (
          <>
            <p className="lead" lang={lang}>
              {keyPoint?.statement}
            </p>
            <p className="soft">{t('attempt.intro')}</p>
          </>
        ) : null}
      </div>
      {justSaved ? (
        <Notice kind="success" title={t('attempt.saved-now')} answers>
          <p>{t('attempt.saved-hint')}</p>
          <ProgressText
            text={t('attempt.answered', { done, total: asked.length })}
            done={done}
            total={asked.length}
          />
        </Notice>
      ) : null}
      {attempt.plan.presentation === 'all' ? (
        <AttemptForm
          t={t}
          save={`${path}/answers`}
          submit={`${path}/submit`}
          report={`${path}/report`}
          questions={asked.map(({ view, chosen }, index) => ({ view, number: index + 1, values: chosen }))}
          total={asked.length}
          lang={lang}
        />
      ) : (
        <OneAtATime t={t} path={path} asked={asked} number={number} lang={lang} />
      )}
    </>
  )
}

type OneAtATimeProps = { t: Translate; path: string; asked: AskedQuestion[]; number: number; lang: string }

function OneAtATime({ t, path, asked, number, lang }: OneAtATimeProps) {
  const question = asked[number - 1]
  if (!question) {
    const questions = asked.map(({ view, chosen }, index) => ({
      id: view.id,
      prompt: view.prompt,
      isAnswered: chosen.length > 0,
      href: `${path}?question=${index + 1}`,
    }))
    return <AttemptReview t={t} submit={`${path}/submit`} questions={questions} lang={lang} />
  }
  return (
    <AttemptForm
      t={t}
      save={`${path}/answers`}
      report={`${path}/report`}
      at={number}
      questions={[{ view: question.view, number, values: question.chosen }]}
      total={asked.length}
      lang={lang}
    >
      {number === 1 ? null : (
        <ButtonLink href={`${path}?question=${number - 1}`} look="quiet">
          {t('attempt.previous')}
        </ButtonLink>
      )}
    </AttemptForm>
  )
}

const isAnswered = ({ chosen }: AskedQuestion) => chosen.length > 0

/** The number of the first question without an answer; one past the last when all have one. */
function firstUnanswered(asked: AskedQuestion[]): number {
  const index = asked.findIndex((question) => !isAnswered(question))
  return index === -1 ? asked.length + 1 : index + 1
}
