import { Button, ButtonLink } from '#components/ui/button.tsx'
import { CompletedIcon, OverdueIcon } from '#components/ui/icons.tsx'
import type { Translate } from '#messages/index.ts'

type AttemptResultProps = {
  t: Translate
  passed: boolean
  /** The key point is passed already, whatever came of this attempt. */
  isMastered: boolean
  keyPoint: string
  score: string
  submitted: string
  next: { href: string; title: string } | null
  /** Null where the course is no longer the learner's to take; a null action where no attempts are left. */
  tryAgain: { action: string | null; hint: string; isMain: boolean } | null
  courseCompleted: boolean
  backHref: string
}

/** The verdict in words first, then the score, then the one thing to do next. */
export function AttemptResult(props: AttemptResultProps) {
  const { t, passed, isMastered, keyPoint, score, submitted, next, tryAgain, courseCompleted, backHref } =
    props
  return (
    <div className={passed ? 'result result-passed' : 'result'}>
      <h1>
        {passed ? <CompletedIcon /> : <OverdueIcon />}
        {t(passed ? 'result.passed' : isMastered ? 'result.not-this-time' : 'result.not-passed')}
      </h1>
      <p>
        <strong>{keyPoint}</strong>
      </p>
      <p>{score}</p>
      {isMastered && !passed ? <p>{t('result.passed-before')}</p> : null}
      {courseCompleted ? (
        <p>
          <strong>{t('result.course-completed')}</strong>
        </p>
      ) : null}
      <div className="row">
        {next === null ? null : (
          <ButtonLink href={next.href}>
            {t('result.next')}
            <span className="visually-hidden">: {next.title}</span>
          </ButtonLink>
        )}
        {tryAgain?.action == null ? null : (
          <form method="post" action={tryAgain.action}>
            <Button look={tryAgain.isMain ? 'primary' : 'secondary'}>{t('quiz.try-again')}</Button>
          </form>
        )}
        <a href={backHref}>{t(tryAgain === null ? 'record.title' : 'result.back')}</a>
      </div>
      <p className="soft small">
        {submitted}. {tryAgain?.isMain ? tryAgain.hint : null} {t('result.was-saved')}
      </p>
    </div>
  )
}
