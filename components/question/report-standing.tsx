import { DefinitionList } from '#components/ui/definition-list.tsx'
import { formatInstant, type Place } from '#components/ui/format-instant.ts'
import { Notice } from '#components/ui/notice.tsx'
import type { ProblemCategory } from '#domain/questions/problem-category.ts'
import type { Translate } from '#messages/index.ts'

/** A report as whoever made it may read it: what they wrote and what they were answered. */
export type OwnReport = {
  questionId: string
  category: ProblemCategory
  text: string | null
  reportedAt: Date
  resolvedAt: Date | null
  note: string | null
}

type ReportStandingProps = { t: Translate; report: OwnReport; place: Place }

/** Whether a report was received or resolved, and what was written both ways. */
export function ReportStanding({ t, report, place }: ReportStandingProps) {
  const { category, text, reportedAt, resolvedAt, note } = report
  return (
    <div className="stack">
      {resolvedAt ? (
        <Notice
          kind="success"
          title={t('report-question.resolved', { when: formatInstant(resolvedAt, place) })}
        >
          <p className="pre-line">{note}</p>
        </Notice>
      ) : (
        <Notice kind="success" title={t('report-question.received')} announced>
          <p>{t('report-question.received-hint')}</p>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: t('admin.reports.reported'), value: formatInstant(reportedAt, place) },
          { term: t('report-question.category'), value: t(`report-question.category-${category}`) },
          { term: t('report-question.yours'), value: <span className="pre-line">{text}</span> },
        ]}
      />
    </div>
  )
}
