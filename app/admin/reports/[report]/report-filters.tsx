import { type Filter, FilterForm } from '#components/report/filter-form.tsx'
import type { FilterField } from '#reports/report.ts'
import { database } from '#server/store/database.ts'
import { selectGroupsInScope } from '#server/store/groups.ts'
import { reportPath } from '../../paths.ts'
import { type ReportView, say } from './view.ts'

/** The report's filters, open while one of them narrows the list. The course is chosen before. */
export async function ReportFilters({ view }: { view: ReportView }) {
  const { t, run, asked } = view
  const fields = run.report.fields.filter((field) => field.kind !== 'course')
  const filters = await Promise.all(fields.map((field) => filterOf(field, view)))
  return (
    <FilterForm
      path={reportPath(run.report.id)}
      filters={filters}
      kept={{ course: asked.course, sort: asked.sort, direction: asked.direction }}
      words={{
        summary: t('report.filter.summary'),
        apply: t('report.filter.apply'),
        clear: t('report.filter.clear'),
      }}
      clearHref={reportPath(run.report.id, { course: asked.course })}
      open={fields.some((field) => asked[field.name])}
    />
  )
}

async function filterOf(field: FilterField, { t, asked, scope }: ReportView): Promise<Filter> {
  const common = { name: field.name, label: say(t, field.label), value: asked[field.name] ?? '' }
  const all = { value: '', label: t('report.filter.all') }
  if (field.kind === 'choice') {
    const choices = field.choices.map(({ value, label }) => ({ value, label: say(t, label) }))
    return { ...common, kind: 'choice', options: [all, ...choices] }
  }
  if (field.kind === 'group') {
    const groups = await selectGroupsInScope(database(), scope)
    return {
      ...common,
      kind: 'choice',
      options: [all, ...groups.map((g) => ({ value: g.id, label: g.name }))],
    }
  }
  return { ...common, kind: field.kind === 'day' ? 'day' : 'text' }
}
