import { ButtonLink } from '#components/ui/button.tsx'
import { CalendarIcon, ClockIcon } from '#components/ui/icons.tsx'
import { ProgressText } from '#components/ui/progress-text.tsx'
import { StateBadge } from '#components/ui/state-badge.tsx'
import type { Translate } from '#messages/index.ts'
import { DueText } from './due-text.tsx'
import type { LearningItem } from './learning-item.ts'
import { WorkLeftText } from './work-left-text.tsx'

type NextUpProps = { t: Translate; locale: string; item: LearningItem }

/** The one course to go on with now, and the button that leads to the exact place. */
export function NextUp({ t, locale, item }: NextUpProps) {
  const { steps, next } = item
  return (
    <section className="next-up" aria-labelledby="next-up">
      <p className="next-up-label">{t('home.next')}</p>
      <h2 id="next-up">
        <a href={item.href}>{item.title}</a>
      </h2>
      <p className="row">
        <StateBadge state={item.status} t={t} />
        <ProgressText
          text={t('progress.required', { done: steps.done, total: steps.of })}
          {...toBar(steps)}
        />
      </p>
      <ul className="facts">
        <li className="with-icon">
          <CalendarIcon />
          <DueText t={t} locale={locale} due={item.due} status={item.status} />
        </li>
        <li className="with-icon">
          <ClockIcon />
          <WorkLeftText t={t} left={item.left} />
        </li>
      </ul>
      {next === null ? null : (
        <div className="row">
          <ButtonLink href={next.href}>
            {item.status === 'not-started' ? t('course.start') : t('course.continue')}
          </ButtonLink>
          <span className="soft">{t('course.next-is', { step: next.title })}</span>
        </div>
      )}
    </section>
  )
}

function toBar(steps: LearningItem['steps']) {
  return { done: steps.done, total: steps.of }
}
