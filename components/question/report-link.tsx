import { formatInstant, type Place } from '#components/ui/format-instant.ts'
import type { Translate } from '#messages/index.ts'

type ReportLinkProps = {
  t: Translate
  href: string
  report: { reportedAt: Date; resolvedAt: Date | null } | undefined
  place: Place
}

/** Where a problem with a question is reported; or, once it was, what became of that. */
export function ReportLink({ t, href, report, place }: ReportLinkProps) {
  if (!report)
    return (
      <p className="small no-print">
        <a href={href}>{t('report-question.link')}</a>
      </p>
    )
  const state = report.resolvedAt ? 'resolved' : 'received'
  return (
    <p className="small">
      <a href={href}>{t('report-question.seen', { when: formatInstant(report.reportedAt, place), state })}</a>
    </p>
  )
}
