import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requestText } from '#app/request-text.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { database } from '#server/store/database.ts'
import { selectOptionalGroup } from '#server/store/groups.ts'
import { countPeopleIn, selectPeoplePage } from '#server/store/people-list.ts'
import { readParams, requireOverseer } from '../../admin-page.ts'
import { AdminShell } from '../../admin-shell.tsx'
import { groupPath, groupsPath, withParams } from '../../paths.ts'
import { GroupChanges } from './group-changes.tsx'
import { MemberTable } from './member-table.tsx'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireOverseer()
  return { title: (await selectOptionalGroup(database(), (await params).id))?.name }
}

export default async function GroupPage({ params, searchParams }: Props) {
  const { scope, mayChange } = await requireOverseer()
  const { t } = await requestText()
  const { done, after, before } = await readParams(searchParams)
  const group = (await selectOptionalGroup(database(), (await params).id)) ?? notFound()
  const asked = { filters: { group: group.id, standing: 'all' as const }, scope }
  const page = await selectPeoplePage(database(), asked, { limit: 50, after, before })
  const total = await countPeopleIn(database(), asked)
  const at = (place: Record<string, string>) => withParams(groupPath(group.id), place)
  return (
    <AdminShell place="groups" crumbs={[{ href: groupsPath, label: t('admin.nav.groups') }]} done={done}>
      <h1>{group.name}</h1>
      {page.rows.length === 0 ? (
        <EmptyState title={t('admin.groups.nobody')} />
      ) : (
        <MemberTable group={group} members={page.rows} mayChange={mayChange} />
      )}
      <Pagination
        t={t}
        summary={t('report.shown', { shown: page.rows.length, total })}
        previousHref={page.previous ? at({ before: page.previous }) : undefined}
        nextHref={page.next ? at({ after: page.next }) : undefined}
      />
      {mayChange ? <GroupChanges group={group} /> : null}
    </AdminShell>
  )
}
