import { StateCounts } from '#components/report/state-counts.tsx'
import { hrefOf, type ReportView, say } from './view.ts'

/** The denominator in words, the exclusive parts of it, and what stands beside. */
export function ReportSummary({ view }: { view: ReportView }) {
  const { t, run, counts, total, asked } = view
  const { summary, title } = run.report
  const parts = summary.parts.map(({ key }) => ({
    state: key,
    count: counts[key] ?? 0,
    href: hrefOf(view, { [summary.filter]: key }),
    current: asked[summary.filter] === key,
  }))
  const isNarrowed = run.report.fields.some(
    ({ kind, name }) => kind !== 'course' && name !== summary.filter && asked[name],
  )
  return (
    <section className="stack" aria-label={t('report.numbers')}>
      <p>
        {say(t, summary.denominator, { total })} {isNarrowed ? t('report.narrowed') : null}
      </p>
      <StateCounts t={t} caption={say(t, title)} parts={parts} />
      {summary.beside.map(({ key, label }) =>
        counts[key] ? (
          <p className="soft small" key={key}>
            {say(t, label, { count: counts[key] })}
          </p>
        ) : null,
      )}
    </section>
  )
}
