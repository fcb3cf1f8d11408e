import { requestText } from '#app/request-text.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import type { Translate } from '#messages/index.ts'
import type { StoredReport } from '#server/store/question-reports.ts'
import { courseTitle } from '../course-titles.ts'
import { questionReportPath } from '../paths.ts'

type QuestionReportTableProps = { t: Translate; reports: readonly StoredReport[]; zone: string }

/** Reports, each leading to the question as it was asked. */
export async function QuestionReportTable({ t, reports, zone }: QuestionReportTableProps) {
  const { locale } = await requestText()
  const titles = new Map<string, string>()
  for (const { courseId } of reports) titles.set(courseId, await courseTitle(courseId))
  return (
    <DataTable
      id="question-reports"
      caption={t('admin.nav.question-reports')}
      captionHidden
      rows={reports}
      rowKey={(report) => report.id}
      stacks
      columns={[
        {
          id: 'category',
          heading: t('admin.reports.category'),
          rowHeader: true,
          cell: ({ id, category }) => (
            <a href={questionReportPath(id)}>{t(`report-question.category-${category}`)}</a>
          ),
        },
        { id: 'question', heading: t('admin.reports.question'), cell: (report) => report.questionId },
        { id: 'course', heading: t('admin.reports.course'), cell: (report) => titles.get(report.courseId) },
        {
          id: 'by',
          heading: t('admin.reports.by'),
          cell: ({ reporter }) => reporter ?? t('person.erased'),
        },
        {
          id: 'reported',
          heading: t('admin.reports.reported'),
          cell: ({ reportedAt }) => <DateTime instant={reportedAt} zone={zone} locale={locale} only="date" />,
        },
        {
          id: 'state',
          heading: t('admin.reports.state'),
          cell: ({ resolvedAt }) => t(resolvedAt === null ? 'admin.reports.open' : 'admin.reports.resolved'),
        },
      ]}
    />
  )
}
