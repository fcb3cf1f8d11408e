import { ReportTable } from '#components/report/report-table.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { DownloadIcon } from '#components/ui/icons.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { reportCsvPath } from '../../paths.ts'
import { shownColumns, shownRows } from './tabulate.ts'
import { hrefOf, type ReportView, say, withoutPlace } from './view.ts'

/** The people behind the numbers, a page at a time, and all of them as a file. */
export async function ReportPeople({ view }: { view: ReportView }) {
  const { t, run, asked, counts, total } = view
  const chosen = asked[run.report.summary.filter]
  const heading = chosen ? t('report.people-in-state', { state: wordFor(chosen, view) }) : t('report.people')
  const { rows, previous, next } = await run.page({ limit: 50, after: asked.after, before: asked.before })
  const shown = { shown: rows.length, total: chosen ? (counts[chosen] ?? 0) : total }
  return (
    <section className="stack">
      <div className="row row-apart">
        <h2>{heading}</h2>
        <ButtonLink href={reportCsvPath(run.report.id, withoutPlace(asked))} look="secondary" download>
          <DownloadIcon />
          {t('report.download-csv')}
        </ButtonLink>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('report.nobody')}>
          <p className="soft">{t('report.nobody-hint')}</p>
        </EmptyState>
      ) : (
        <ReportTable t={t} caption={heading} columns={shownColumns(view)} rows={shownRows(view, rows)} />
      )}
      <Pagination
        t={t}
        summary={t('report.shown', shown)}
        previousHref={previous ? hrefOf(view, { before: previous }) : undefined}
        nextHref={next ? hrefOf(view, { after: next }) : undefined}
      />
    </section>
  )
}

/** What the filter that the numbers lead to calls one of its choices. */
function wordFor(chosen: string, { t, run: { report } }: ReportView): string {
  const field = report.fields.find(({ name }) => name === report.summary.filter)
  const choice = field?.kind === 'choice' && field.choices.find(({ value }) => value === chosen)
  return choice ? say(t, choice.label) : chosen
}
