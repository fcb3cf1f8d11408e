import { requestText } from '#app/request-text.ts'
import { AnsweredQuestion } from '#components/question/answered-question.tsx'
import type { ReviewedQuestion } from '#domain/attempts/attempt-view.ts'
import type { Translate } from '#messages/index.ts'
import type { ReviewedAttempt } from '#server/queries/reviewed-attempt.ts'

/** The questions in the order in which they were shown, each with the revision that was asked, unless it is withheld. */
export async function AttemptQuestions({ shown }: { shown: ReviewedAttempt }) {
  const { t } = await requestText()
  const hasAnswers = shown.state === 'submitted' && shown.released.feedback
  const questions = shown.state === 'submitted' ? shown.reviewed : shown.asked.map(withoutAnswer)
  const words = hasAnswers ? aboutSomebody(t) : aboutQuestions(t)
  return (
    <section className="stack-loose">
      <h2>{t('admin.attempt.questions')}</h2>
      {questions.map((question, index) => (
        <div className="stack" key={question.view.id}>
          <AnsweredQuestion
            t={words}
            question={{ ...question, readAgain: null }}
            position={{ number: index + 1, total: questions.length }}
          />
          <Revision t={t} sha256={shown.revisions.get(question.view.id)} />
        </div>
      ))}
    </section>
  )
}

function Revision({ t, sha256 }: { t: Translate; sha256: string | undefined }) {
  if (sha256 === undefined) return null
  return (
    <p className="soft small">
      {t('admin.attempt.revision-label')} <code>{sha256}</code>
    </p>
  )
}

function withoutAnswer(asked: { view: ReviewedQuestion['view'] }): ReviewedQuestion {
  return { view: asked.view, chosen: [], earned: null, feedback: null, source: null, rightOptions: null }
}

/** The words of a result, said of somebody and not to them. */
function aboutSomebody(t: Translate): Translate {
  return (key, values) => {
    if (key === 'result.your-answer') return t('admin.attempt.their-answer')
    if (key === 'result.no-answer') return t('admin.attempt.no-answer')
    return t(key, values)
  }
}

/** Where answers are withheld nothing is said about them. */
function aboutQuestions(t: Translate): Translate {
  return (key, values) => (key === 'result.no-answer' ? '' : t(key, values))
}
