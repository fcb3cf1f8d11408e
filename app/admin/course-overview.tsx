import { requestText } from '#app/request-text.ts'
import { StateCounts } from '#components/report/state-counts.tsx'
import { statuses } from '#domain/training/status.ts'
import type { CourseNumbers } from './course-numbers.ts'
import { reportPath } from './paths.ts'

/** The four states of everyone who is asked to take a course, each number leading to the people behind it. */
export async function CourseOverview({ course }: { course: CourseNumbers }) {
  const { t } = await requestText()
  const total = statuses.reduce((sum, status) => sum + (course.counts[status] ?? 0), 0)
  return (
    <article className="panel">
      <h3>
        <a href={reportPath('completion', { course: course.id })}>{course.title}</a>
      </h3>
      <p className="soft">{t('report.completion.denominator', { total })}</p>
      <StateCounts
        t={t}
        caption={course.title}
        parts={statuses.map((state) => ({
          state,
          count: course.counts[state] ?? 0,
          href: reportPath('completion', { course: course.id, state }),
        }))}
      />
    </article>
  )
}
