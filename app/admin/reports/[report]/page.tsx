import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requestText } from '#app/request-text.ts'
import { selectOptionalReport } from '#reports/index.ts'
import type { Report } from '#reports/report.ts'
import { runReport } from '#server/queries/run-report.ts'
import { readParams, requireVisitor } from '../../admin-page.ts'
import { AdminShell } from '../../admin-shell.tsx'
import { courseTitle } from '../../course-titles.ts'
import { CourseChoice } from './course-choice.tsx'
import { ReportFilters } from './report-filters.tsx'
import { ReportPeople } from './report-people.tsx'
import { ReportSummary } from './report-summary.tsx'
import { type ReportView, say } from './view.ts'
import { WrongFilters } from './wrong-filters.tsx'

type Props = {
  params: Promise<{ report: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await requestText()
  const report = selectOptionalReport((await params).report)
  return { title: report && say(t, report.title) }
}

export default async function ReportPage({ params, searchParams }: Props) {
  const { viewer, scope } = await requireVisitor()
  const { t } = await requestText()
  const { report: reportId } = await params
  const asked = await readParams(searchParams)
  const report = selectOptionalReport(reportId) ?? notFound()
  if (isAboutCourse(report) && !asked.course) return <CourseChoice report={report} />
  const run = await runReport(reportId, asked, { scope, now: new Date() })
  if (!run.ok)
    return run.notFound ? notFound() : <WrongFilters report={report} course={asked.course} run={run} />
  const counts = await run.counts()
  const total = report.summary.parts.reduce((sum, part) => sum + (counts[part.key] ?? 0), 0)
  const view: ReportView = { t, zone: viewer.zone, scope, run, asked, counts, total }
  return (
    <AdminShell place="reports">
      <div className="page-heading">
        <h1>{say(t, report.title)}</h1>
        {asked.course ? <p className="lead">{await courseTitle(asked.course)}</p> : null}
      </div>
      <ReportSummary view={view} />
      <ReportFilters view={view} />
      <ReportPeople view={view} />
    </AdminShell>
  )
}

function isAboutCourse(report: Report<unknown, unknown>): boolean {
  return report.fields.some(({ kind }) => kind === 'course')
}
