import { CompletedIcon, NotStartedIcon } from '#components/ui/icons.tsx'
import type { Translate } from '#messages/index.ts'

export type LessonRow = {
  id: string
  title: string
  href: string
  minutes: number
  optional: boolean
  finished: boolean
}

/** The lessons of a module with their time and whether they are finished. */
export function LessonRows({ t, lessons }: { t: Translate; lessons: readonly LessonRow[] }) {
  return (
    <ol className="rows">
      {lessons.map((lesson) => (
        <li key={lesson.id}>
          <a className="row-title" href={lesson.href}>
            {lesson.title}
          </a>
          <LessonState t={t} finished={lesson.finished} />
          <p className="row-note soft small">
            {t('lesson.minutes', { minutes: lesson.minutes })}
            {lesson.optional ? ` · ${t('lesson.optional')}` : null}
          </p>
        </li>
      ))}
    </ol>
  )
}

function LessonState({ t, finished }: { t: Translate; finished: boolean }) {
  return (
    <span className={finished ? 'state state-completed' : 'state state-not-started'}>
      {finished ? <CompletedIcon /> : <NotStartedIcon />}
      {t(finished ? 'lesson.finished' : 'lesson.not-finished')}
    </span>
  )
}
