import { requestText } from '#app/request-text.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { Report } from '#reports/report.ts'
import { AdminShell } from '../../admin-shell.tsx'
import { selectReportedCourses } from '../../course-titles.ts'
import { reportPath } from '../../paths.ts'
import { say } from './view.ts'

/** A report about a course without one: which shall it be? */
export async function CourseChoice({ report }: { report: Report<unknown, unknown> }) {
  const { t } = await requestText()
  const courses = await selectReportedCourses()
  return (
    <AdminShell place="reports">
      <h1>{say(t, report.title)}</h1>
      {courses.length === 0 ? (
        <EmptyState title={t('report.no-courses')} />
      ) : (
        <h2>{t('report.choose-course')}</h2>
      )}
      <ul className="rows">
        {courses.map(({ id, title }) => (
          <li key={id}>
            <a className="row-title" href={reportPath(report.id, { course: id })}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </AdminShell>
  )
}
