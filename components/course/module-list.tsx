import { ProgressText } from '#components/ui/progress-text.tsx'
import { StateBadge } from '#components/ui/state-badge.tsx'
import type { Status } from '#domain/training/status.ts'
import type { Translate } from '#messages/index.ts'

export type ModuleRow = {
  id: string
  number: number
  title: string
  href: string
  state: Exclude<Status, 'overdue'>
  lessons: { done: number; of: number }
  keyPoints: { done: number; of: number }
}

/** The modules of a course as a list of tasks with their states in words. */
export function ModuleList({ t, modules }: { t: Translate; modules: readonly ModuleRow[] }) {
  return (
    <ol className="rows">
      {modules.map(({ id, number, title, href, state, lessons, keyPoints }) => (
        <li key={id}>
          <div>
            <span className="row-kicker">{t('course.module', { number })}</span>
            <a className="row-title" href={href}>
              {title}
            </a>
          </div>
          <StateBadge state={state} t={t} />
          <p className="row-note soft small row">
            <ProgressText
              text={t('progress.lessons', { done: lessons.done, total: lessons.of })}
              done={lessons.done}
              total={lessons.of}
            />
            <ProgressText
              text={t('progress.key-points', { done: keyPoints.done, total: keyPoints.of })}
              done={keyPoints.done}
              total={keyPoints.of}
            />
          </p>
        </li>
      ))}
    </ol>
  )
}
