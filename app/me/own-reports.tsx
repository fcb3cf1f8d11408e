import { reportQuestionPath } from '#app/learner/paths.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { formatDate, type Place } from '#components/ui/format-instant.ts'
import type { Translate } from '#messages/index.ts'
import type { StoredReport } from '#server/store/question-reports.ts'

type OwnReportsProps = { t: Translate; place: Place; reports: readonly StoredReport[] }

/** What somebody reported about questions, and what became of it. */
export function OwnReports({ t, place, reports }: OwnReportsProps) {
  return (
    <section className="section stack">
      <h2>{t('record.reports')}</h2>
      <DataTable
        id="own-reports"
        caption={t('record.reports-caption')}
        captionHidden
        rows={reports}
        rowKey={(report) => report.id}
        stacks
        columns={[
          {
            id: 'category',
            heading: t('report-question.category'),
            rowHeader: true,
            cell: ({ attemptId, questionId, category }) => (
              <a href={reportQuestionPath(attemptId, questionId)}>
                {t(`report-question.category-${category}`)}
              </a>
            ),
          },
          {
            id: 'reported',
            heading: t('admin.reports.reported'),
            cell: (report) => formatDate(report.reportedAt, place),
          },
          {
            id: 'state',
            heading: t('record.reports-state'),
            cell: ({ resolvedAt }) =>
              resolvedAt === null
                ? t('record.reports-received')
                : t('record.reports-resolved', { when: formatDate(resolvedAt, place) }),
          },
        ]}
      />
    </section>
  )
}
