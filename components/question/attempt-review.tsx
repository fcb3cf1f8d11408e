import { Button } from '#components/ui/button.tsx'
import { CompletedIcon, NotStartedIcon } from '#components/ui/icons.tsx'
import type { Html } from '#domain/course/catalogue.ts'
import type { Translate } from '#messages/index.ts'
import { splitPrompt } from './split-prompt.ts'

export type ReviewRow = { id: string; prompt: Html; isAnswered: boolean; href: string }

type AttemptReviewProps = { t: Translate; submit: string; questions: readonly ReviewRow[]; lang: string }

/** Before handing in an attempt that shows one question at a time: which have an answer, each to change. */
export function AttemptReview({ t, submit, questions, lang }: AttemptReviewProps) {
  return (
    <section className="section stack">
      <h2>{t('attempt.review')}</h2>
      <p className="soft">{t('attempt.review-hint')}</p>
      <ol className="rows">
        {questions.map((question, index) => (
          <li key={question.id}>
            <div>
              <span className="row-kicker">
                {t('attempt.question', { number: index + 1, total: questions.length })}
              </span>
              <span lang={lang} dangerouslySetInnerHTML={{ __html: splitPrompt(question.prompt).legend }} />
            </div>
            <AnswerState t={t} isAnswered={question.isAnswered} />
            <p className="row-note">
              <a href={question.href}>
                {t('attempt.change')}
                <span className="visually-hidden">
                  : {t('attempt.question', { number: index + 1, total: questions.length })}
                </span>
              </a>
            </p>
          </li>
        ))}
      </ol>
      <form method="post" action={submit}>
        <Button>{t('attempt.submit')}</Button>
      </form>
      <p className="soft small">{t('attempt.submit-hint')}</p>
    </section>
  )
}

function AnswerState({ t, isAnswered }: { t: Translate; isAnswered: boolean }) {
  return (
    <span className={`state ${isAnswered ? 'state-completed' : 'state-warning'}`}>
      {isAnswered ? <CompletedIcon /> : <NotStartedIcon />}
      {t(isAnswered ? 'attempt.is-answered' : 'attempt.not-answered')}
    </span>
  )
}
