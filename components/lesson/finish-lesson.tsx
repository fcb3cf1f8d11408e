import { Button, ButtonLink } from '#components/ui/button.tsx'
import { formatDate } from '#components/ui/format-instant.ts'
import { ArrowRightIcon, CompletedIcon } from '#components/ui/icons.tsx'
import type { Translate } from '#messages/index.ts'

type FinishLessonProps = {
  t: Translate
  place: { locale: string; zone: string }
  action: string
  finishedAt: Date | null
  next: { href: string; title: string } | null
}

/** The end of a lesson: finish it, or go on when that is done. */
export function FinishLesson({ t, place, action, finishedAt, next }: FinishLessonProps) {
  if (finishedAt === null) {
    return (
      <form className="lesson-end" method="post" action={action}>
        <Button>{t('lesson.finish')}</Button>
        <p className="soft small">{t('lesson.finish-hint')}</p>
      </form>
    )
  }
  return (
    <div className="lesson-end">
      <p className="with-icon lesson-done">
        <CompletedIcon />
        {t('lesson.finished-on', { when: formatDate(finishedAt, place) })}
      </p>
      {next === null ? null : (
        <ButtonLink href={next.href}>
          {t('lesson.next', { title: next.title })}
          <ArrowRightIcon />
        </ButtonLink>
      )}
    </div>
  )
}
