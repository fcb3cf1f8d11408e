import type { Metadata } from 'next'
import { requestText } from '#app/request-text.ts'
import { FilterForm } from '#components/report/filter-form.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import type { Translate } from '#messages/index.ts'
import { database } from '#server/store/database.ts'
import { type GroupRow, selectGroupsInScope } from '#server/store/groups.ts'
import { countPeopleIn, selectPeoplePage } from '#server/store/people-list.ts'
import { readParams, requireVisitor } from '../admin-page.ts'
import { AdminShell } from '../admin-shell.tsx'
import { newPersonPath, type Params, peoplePath, withParams } from '../paths.ts'
import { PeopleTable } from './people-table.tsx'
import { type PeopleFilters, readPeopleFilters, standings } from './read-people-filters.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('admin.nav.people') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PeoplePage({ searchParams }: Props) {
  const { scope, mayChange } = await requireVisitor()
  const { t } = await requestText()
  const params = await readParams(searchParams)
  const asked = { filters: readPeopleFilters(params), scope }
  const [page, total, groups] = await Promise.all([
    selectPeoplePage(database(), asked, { limit: 50, after: params.after, before: params.before }),
    countPeopleIn(database(), asked),
    selectGroupsInScope(database(), scope),
  ])
  const at = (place: Params) => withParams(peoplePath, { ...asked.filters, ...place })
  return (
    <AdminShell place="people" done={params.done}>
      <div className="row row-apart">
        <h1>{t('admin.nav.people')}</h1>
        {mayChange ? <ButtonLink href={newPersonPath}>{t('admin.people.add')}</ButtonLink> : null}
      </div>
      <FilterForm
        path={peoplePath}
        filters={filterControls(t, asked.filters, groups)}
        words={{
          summary: t('report.filter.summary'),
          apply: t('report.filter.apply'),
          clear: t('report.filter.clear'),
        }}
        clearHref={peoplePath}
        open
      />
      {page.rows.length === 0 ? (
        <EmptyState title={t('report.nobody')}>
          <p className="soft">{t('report.nobody-hint')}</p>
        </EmptyState>
      ) : (
        <PeopleTable t={t} people={page.rows} />
      )}
      <Pagination
        t={t}
        summary={t('report.shown', { shown: page.rows.length, total })}
        previousHref={page.previous ? at({ before: page.previous }) : undefined}
        nextHref={page.next ? at({ after: page.next }) : undefined}
      />
    </AdminShell>
  )
}

function filterControls(t: Translate, filters: PeopleFilters, groups: GroupRow[]) {
  const groupOptions = groups.map((group) => ({ value: group.id, label: group.name }))
  const standingOptions = standings.map((value) => ({ value, label: t(`admin.people.${value}`) }))
  return [
    { kind: 'text' as const, name: 'text', label: t('report.filter.text'), value: filters.text },
    {
      kind: 'choice' as const,
      name: 'group',
      label: t('report.filter.group'),
      options: [{ value: '', label: t('report.filter.all') }, ...groupOptions],
      value: filters.group ?? '',
    },
    {
      kind: 'choice' as const,
      name: 'standing',
      label: t('admin.people.standing'),
      options: standingOptions,
      value: filters.standing,
    },
  ]
}
