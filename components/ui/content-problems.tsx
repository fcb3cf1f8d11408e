import type { Problem } from '#domain/course/problem.ts'
import type { Translate } from '#messages/index.ts'

/** What is wrong with the courses, for their author during development. */
export function ContentProblems({ problems, t }: { problems: Problem[]; t: Translate }) {
  if (problems.length === 0) return null
  return (
    <aside className="content-problems" aria-labelledby="content-problems">
      <p id="content-problems">{t('content-problems.title', { count: problems.length })}</p>
      <ul>
        {problems.map(({ file, line, column, what, fix }) => (
          <li key={`${file}:${line}:${column} ${what}`}>
            <code>
              {file}:{line}:{column}
            </code>{' '}
            {what} {fix}
          </li>
        ))}
      </ul>
    </aside>
  )
}
