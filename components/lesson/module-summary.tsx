import { PrintButton } from '#components/ui/print-button.tsx'
import type { Html } from '#domain/course/catalogue.ts'
import type { Translate } from '#messages/index.ts'
import { Prose } from './prose.tsx'

type ModuleSummaryProps = {
  t: Translate
  module: string
  summary: { title: string; html: Html }
  lang: string
}

/** A module's summary on a page of its own, so that it prints as one. */
export function ModuleSummary({ t, module, summary, lang }: ModuleSummaryProps) {
  return (
    <article className="summary-sheet">
      <div className="page-heading">
        <p className="lesson-kicker">{module}</p>
        <h1 lang={lang}>{summary.title}</h1>
        <PrintButton label={t('print.button')} />
      </div>
      <Prose html={summary.html} lang={lang} />
    </article>
  )
}
