import { formatInstant } from '#components/ui/format-instant.ts'
import type { Status } from '#domain/training/status.ts'
import type { Translate } from '#messages/index.ts'

type DueTextProps = {
  t: Translate
  locale: string
  due: { dueAt: Date; dueZone: string } | null
  status: Status
}

/** Until when something has to be done, in the zone of the due date, named. */
export function DueText({ t, locale, due, status }: DueTextProps) {
  if (due === null) return <span>{t('course.no-due')}</span>
  const when = formatInstant(due.dueAt, { zone: due.dueZone, locale })
  const text = t(status === 'overdue' ? 'course.was-due' : 'course.due', { when })
  return <time dateTime={due.dueAt.toISOString()}>{text}</time>
}
