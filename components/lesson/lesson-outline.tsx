'use client'

import { CompletedIcon, NotStartedIcon } from '#components/ui/icons.tsx'
import type { LessonRow } from './lesson-rows.tsx'

type LessonOutlineProps = {
  words: { outline: string; finished: string; notFinished: string }
  module: { title: string; href: string }
  lessons: readonly LessonRow[]
  currentId: string
}

/**
 * The module's lessons beside the one that is read: at the left where there is room. Where there is not, they follow a
 * summary that unfolds them; they stand behind it, not inside, so that they are written once for both.
 */
export function LessonOutline({ words, module, lessons, currentId }: LessonOutlineProps) {
  return (
    <div className="lesson-outline">
      <details className="outline-fold">
        <summary>{words.outline}</summary>
      </details>
      <nav className="outline" aria-label={words.outline}>
        <p className="outline-module">
          <a href={module.href}>{module.title}</a>
        </p>
        <ol>
          {lessons.map(({ id, href, title, finished }) => (
            <li key={id} className={finished ? 'outline-finished' : undefined}>
              <a href={href} aria-current={id === currentId ? 'page' : undefined}>
                {finished ? <CompletedIcon /> : <NotStartedIcon />}
                <span>
                  {title}
                  <span className="visually-hidden">
                    {` (${finished ? words.finished : words.notFinished})`}
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
