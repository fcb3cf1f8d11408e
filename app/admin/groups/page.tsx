import type { Metadata } from 'next'
import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { database } from '#server/store/database.ts'
import { selectGroupSizes } from '#server/store/groups.ts'
import { readParams, requireOverseer } from '../admin-page.ts'
import { AdminShell } from '../admin-shell.tsx'
import { formWords } from '../form-words.ts'
import { groupPath, groupsPath } from '../paths.ts'
import { submitNewGroup } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('admin.nav.groups') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function GroupsPage({ searchParams }: Props) {
  const { mayChange } = await requireOverseer()
  const { t } = await requestText()
  const { done } = await readParams(searchParams)
  const groups = await selectGroupSizes(database())
  return (
    <AdminShell place="groups" done={done}>
      <h1>{t('admin.nav.groups')}</h1>
      {groups.length === 0 ? (
        <EmptyState title={t('admin.groups.none')}>
          <p className="soft">{t('admin.groups.none-hint')}</p>
        </EmptyState>
      ) : (
        <DataTable
          id="groups"
          caption={t('admin.nav.groups')}
          captionHidden
          rows={groups}
          rowKey={(group) => group.id}
          columns={[
            {
              id: 'name',
              heading: t('report.column.name'),
              rowHeader: true,
              cell: (group) => <a href={groupPath(group.id)}>{group.name}</a>,
            },
            {
              id: 'members',
              heading: t('admin.groups.members'),
              numeric: true,
              cell: (group) => group.members,
            },
          ]}
        />
      )}
      {mayChange ? (
        <section className="section">
          <h2>{t('admin.groups.add')}</h2>
          <ActionForm
            id="group"
            path={groupsPath}
            action={submitNewGroup}
            words={formWords(t, t('admin.groups.add-button'))}
            fields={[{ kind: 'text', name: 'name', label: t('admin.groups.name'), autoComplete: 'off' }]}
          />
        </section>
      ) : null}
    </AdminShell>
  )
}
