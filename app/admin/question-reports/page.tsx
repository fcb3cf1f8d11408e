import type { Metadata } from 'next'
import { requestText } from '#app/request-text.ts'
import { FilterForm } from '#components/report/filter-form.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import type { Translate } from '#messages/index.ts'
import { database } from '#server/store/database.ts'
import { type ReportScope, selectReportPage } from '#server/store/question-reports.ts'
import { readParams, requireReportReader } from '../admin-page.ts'
import { AdminShell } from '../admin-shell.tsx'
import { selectLiveCourses } from '../course-titles.ts'
import { questionReportsPath, withParams } from '../paths.ts'
import { QuestionReportTable } from './question-report-table.tsx'
import { type ReportFilters, readReportFilters, states } from './read-report-filters.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('admin.nav.question-reports') }
}

const perPage = 50

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function QuestionReportsPage({ searchParams }: Props) {
  const { viewer, scope } = await requireReportReader()
  const { t } = await requestText()
  const params = await readParams(searchParams)
  const filters = readReportFilters(params)
  const isOpen = filters.state === 'all' ? undefined : filters.state === 'open'
  const filter = { scope, courseId: filters.course || undefined, isOpen }
  const found = await selectReportPage(database(), filter, { limit: perPage + 1, before: params.before })
  const shown = found.slice(0, perPage)
  const last = found.length > perPage ? shown.at(-1) : undefined
  return (
    <AdminShell place="question-reports" done={params.done}>
      <h1>{t('admin.nav.question-reports')}</h1>
      <FilterForm
        path={questionReportsPath}
        filters={await filterControls(t, filters, scope)}
        words={{
          summary: t('report.filter.summary'),
          apply: t('report.filter.apply'),
          clear: t('report.filter.clear'),
        }}
        clearHref={questionReportsPath}
        open
      />
      {shown.length === 0 ? (
        <EmptyState title={t('admin.reports.none')}>
          <p className="soft">{t('admin.reports.none-hint')}</p>
        </EmptyState>
      ) : (
        <QuestionReportTable t={t} reports={shown} zone={viewer.zone} />
      )}
      <Pagination
        t={t}
        summary={t('admin.reports.shown', { count: shown.length })}
        previousHref={params.before ? withParams(questionReportsPath, filters) : undefined}
        nextHref={last ? withParams(questionReportsPath, { ...filters, before: last.id }) : undefined}
      />
    </AdminShell>
  )
}

async function filterControls(t: Translate, filters: ReportFilters, scope: ReportScope) {
  const courses = (await selectLiveCourses()).filter(
    ({ id }) => scope === 'every-course' || scope.includes(id),
  )
  const courseOptions = courses.map(({ id, title }) => ({ value: id, label: title }))
  return [
    {
      kind: 'choice' as const,
      name: 'course',
      label: t('admin.reports.course'),
      value: filters.course,
      options: [{ value: '', label: t('admin.reports.all') }, ...courseOptions],
    },
    {
      kind: 'choice' as const,
      name: 'state',
      label: t('admin.reports.state'),
      value: filters.state,
      options: states.map((value) => ({ value, label: t(`admin.reports.${value}`) })),
    },
  ]
}
