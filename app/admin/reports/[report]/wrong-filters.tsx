import { requestText } from '#app/request-text.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { Report } from '#reports/report.ts'
import type { Refusal } from '#server/commands/outcome.ts'
import { AdminShell } from '../../admin-shell.tsx'
import { reportPath } from '../../paths.ts'
import { say } from './view.ts'

type WrongFiltersProps = { report: Report<unknown, unknown>; course?: string; run: Refusal }

/** An address whose filters are not understood; showing everybody instead would mislead. */
export async function WrongFilters({ report, course, run }: WrongFiltersProps) {
  const { t } = await requestText()
  return (
    <AdminShell place="reports">
      <h1>{say(t, report.title)}</h1>
      <Notice kind="error" title={t('report.wrong-filters')}>
        <ul>
          {run.problems.map((problem) => (
            <li key={problem.field}>{say(t, problem.messageKey)}</li>
          ))}
        </ul>
      </Notice>
      <ButtonLink href={reportPath(report.id, { course })}>{t('report.filter.clear')}</ButtonLink>
    </AdminShell>
  )
}
