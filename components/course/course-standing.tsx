import { ButtonLink } from '#components/ui/button.tsx'
import { formatInstant, type Place } from '#components/ui/format-instant.ts'
import { ProgressText } from '#components/ui/progress-text.tsx'
import { StateBadge } from '#components/ui/state-badge.tsx'
import type { Translate } from '#messages/index.ts'
import { DueText } from './due-text.tsx'
import type { LearningItem } from './learning-item.ts'
import { WorkLeftText } from './work-left-text.tsx'

type CourseStandingProps = { t: Translate; place: Place; item: LearningItem }

/** How far one is in a course, and the button that goes on with it. */
export function CourseStanding({ t, place, item }: CourseStandingProps) {
  const { steps, next, completion, status } = item
  return (
    <div className="stack">
      <p className="row">
        <StateBadge state={status} t={t} />
        <ProgressText
          text={t('progress.required', { done: steps.done, total: steps.of })}
          done={steps.done}
          total={steps.of}
        />
      </p>
      {completion === null ? (
        <p className="row soft">
          <DueText t={t} locale={place.locale} due={item.due} status={status} />
          <WorkLeftText t={t} left={item.left} />
        </p>
      ) : (
        <p className="row">
          <time dateTime={completion.completedAt.toISOString()}>
            {t('course.completed-on', { when: formatInstant(completion.completedAt, place) })}
          </time>
          {completion.percent === null ? null : (
            <span>{t('course.score', { percent: completion.percent })}</span>
          )}
        </p>
      )}
      {next === null ? null : (
        <p className="row">
          <ButtonLink href={next.href}>
            {t(status === 'not-started' ? 'course.start' : 'course.continue')}
          </ButtonLink>
          <span className="soft">{t('course.next-is', { step: next.title })}</span>
        </p>
      )}
    </div>
  )
}
