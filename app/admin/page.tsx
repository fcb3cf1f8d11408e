import type { Metadata } from 'next'
import { requestText } from '#app/request-text.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { addDays, dayIn } from '#domain/training/due-date.ts'
import { statuses } from '#domain/training/status.ts'
import { reportScopeOf } from '#server/permissions.ts'
import { database } from '#server/store/database.ts'
import { countOpenReports } from '#server/store/question-reports.ts'
import { requireVisitor } from './admin-page.ts'
import { AdminShell } from './admin-shell.tsx'
import { selectCourseNumbers } from './course-numbers.ts'
import { CourseOverview } from './course-overview.tsx'
import { NeedsToday } from './needs-today.tsx'
import { questionReportsPath } from './paths.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('nav.admin') }
}

export default async function AdminHomePage() {
  const { viewer, scope } = await requireVisitor()
  const { t } = await requestText()
  const now = new Date()
  const today = dayIn(viewer.zone, now)
  const soon = { state: 'not-completed', dueFrom: today, dueTo: addDays(today, 14) }
  const reportScope = reportScopeOf(viewer)
  const openReports = reportScope === null ? 0 : await countOpenReports(database(), reportScope)
  const courses = await selectCourseNumbers({ scope, now, soon })
  const asked = courses.filter(({ counts }) => statuses.some((status) => (counts[status] ?? 0) > 0))
  return (
    <AdminShell place="home">
      <h1>{t('admin.home.title')}</h1>
      {openReports > 0 ? (
        <Notice kind="warning">
          <p>
            <a href={questionReportsPath}>{t('admin.home.reports', { count: openReports })}</a>
          </p>
        </Notice>
      ) : null}
      {asked.length === 0 ? (
        <EmptyState title={t('admin.home.nothing')}>
          <p className="soft">{t('admin.home.nothing-hint')}</p>
        </EmptyState>
      ) : (
        <>
          <NeedsToday courses={asked} soon={soon} zone={viewer.zone} />
          <section className="stack">
            <h2>{t('admin.home.courses')}</h2>
            {asked.map((course) => (
              <CourseOverview key={course.id} course={course} />
            ))}
          </section>
        </>
      )}
    </AdminShell>
  )
}
