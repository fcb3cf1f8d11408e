import { formatInstant, type Place } from '#components/ui/format-instant.ts'
import { wholePercent } from '#domain/attempts/percent.ts'
import type { AttemptRecord } from '#domain/learning/learner-record.ts'
import type { Translate } from '#messages/index.ts'

type EarlierAttemptsProps = {
  t: Translate
  place: Place
  attempts: readonly AttemptRecord[]
  hrefOf: (attemptId: string) => string
}

/** The attempts that were handed in, the newest first. Renders nothing before the first. */
export function EarlierAttempts({ t, place, attempts, hrefOf }: EarlierAttemptsProps) {
  const submitted = attempts.filter((attempt) => attempt.submittedAt !== null).reverse()
  if (submitted.length === 0) return null
  return (
    <section className="section">
      <h2>{t('quiz.earlier')}</h2>
      <ul className="objectives">
        {submitted.map((attempt) => (
          <li key={attempt.id}>
            <a href={hrefOf(attempt.id)}>{describe(t, place, attempt)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function describe(t: Translate, place: Place, { number, submittedAt, result }: AttemptRecord): string {
  return t('quiz.earlier-submitted', {
    number,
    when: submittedAt === null ? '' : formatInstant(submittedAt, place),
    passed: result?.passed ? 'yes' : 'no',
    percent: result === null ? 0 : wholePercent(result.scoreMillipoints, result.maxMillipoints),
  })
}
