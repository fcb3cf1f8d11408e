import { Button, ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { Translate } from '#messages/index.ts'

type QuizStartProps = {
  t: Translate
  start: string
  openAttempt: string | null
  canStart: boolean
  isFirst: boolean
  isPassed: boolean
}

/** The one thing to do next about a quiz: go on, start, or try again; or why there is nothing to do. */
export function QuizStart({ t, start, openAttempt, canStart, isFirst, isPassed }: QuizStartProps) {
  if (openAttempt !== null) {
    return (
      <div className="stack">
        <p>{t('quiz.open-attempt')}</p>
        <ButtonLink href={openAttempt}>{t('quiz.continue')}</ButtonLink>
      </div>
    )
  }
  if (!canStart) {
    return (
      <Notice kind={isPassed ? 'info' : 'warning'} title={t('quiz.none-left')}>
        {isPassed ? null : <p>{t('quiz.none-left-hint')}</p>}
      </Notice>
    )
  }
  return (
    <form method="post" action={start}>
      <Button look={isPassed ? 'secondary' : 'primary'}>
        {t(isFirst ? 'quiz.start' : 'quiz.try-again')}
      </Button>
    </form>
  )
}
