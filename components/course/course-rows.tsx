import { formatDate } from '#components/ui/format-instant.ts'
import { StateBadge } from '#components/ui/state-badge.tsx'
import type { Translate } from '#messages/index.ts'
import { DueText } from './due-text.tsx'
import type { LearningItem } from './learning-item.ts'

type CourseRowsProps = { t: Translate; locale: string; zone: string; items: readonly LearningItem[] }

/** Courses, one a row: what it is, how it stands, until when. */
export function CourseRows({ t, locale, zone, items }: CourseRowsProps) {
  return (
    <ul className="rows">
      {items.map((item) => (
        <li key={item.courseId}>
          <a className="row-title" href={item.href}>
            {item.title}
          </a>
          <StateBadge state={item.status} t={t} />
          <p className="row-note soft small">
            {item.completion === null ? (
              <OpenNote t={t} locale={locale} item={item} />
            ) : (
              <FinishedNote t={t} locale={locale} zone={zone} completion={item.completion} />
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}

function OpenNote({ t, locale, item }: { t: Translate; locale: string; item: LearningItem }) {
  return (
    <>
      <DueText t={t} locale={locale} due={item.due} status={item.status} />
      {' · '}
      {t('progress.required', { done: item.steps.done, total: item.steps.of })}
    </>
  )
}

type FinishedNoteProps = {
  t: Translate
  locale: string
  zone: string
  completion: NonNullable<LearningItem['completion']>
}

function FinishedNote({ t, locale, zone, completion }: FinishedNoteProps) {
  const { completedAt, percent } = completion
  return (
    <>
      <time dateTime={completedAt.toISOString()}>
        {t('course.completed-on', { when: formatDate(completedAt, { zone, locale }) })}
      </time>
      {percent === null ? null : ` · ${t('course.score', { percent })}`}
    </>
  )
}
