import { CompletedIcon, NotStartedIcon } from '#components/ui/icons.tsx'
import type { Translate } from '#messages/index.ts'
import type { LessonRow } from './lesson-rows.tsx'

type LessonOutlineProps = {
  t: Translate
  module: { title: string; href: string }
  lessons: readonly LessonRow[]
  currentId: string
}

/**
 * The module's lessons beside the one that is read: at the left where there is room. Where there is not, they follow a
 * summary that unfolds them; they stand behind it, not inside, so that they are written once for both.
 */
export function LessonOutline({ t, module, lessons, currentId }: LessonOutlineProps) {
  return (
    <div className="lesson-outline">
      <details className="outline-fold">
        <summary>{t('lesson.outline')}</summary>
      </details>
      <nav className="outline" aria-label={t('lesson.outline')}>
        <p className="outline-module">
          <a href={module.href}>{module.title}</a>
        </p>
        <ol>
          {lessons.map((lesson) => (
            <li key={lesson.id} className={lesson.finished ? 'outline-finished' : undefined}>
              <a href={lesson.href} aria-current={lesson.id === currentId ? 'page' : undefined}>
                {lesson.finished ? <CompletedIcon /> : <NotStartedIcon />}
                <span>
                  {lesson.title}
                  <span className="visually-hidden">
                    {` (${t(lesson.finished ? 'lesson.finished' : 'lesson.not-finished')})`}
                  </span>
                </span>
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </div>
  )
}
