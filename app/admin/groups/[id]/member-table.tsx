import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import { type Column, DataTable } from '#components/ui/data-table.tsx'
import type { GroupRow } from '#server/store/groups.ts'
import type { ListedPerson } from '#server/store/people-list.ts'
import { formWords } from '../../form-words.ts'
import { groupPath, personPath } from '../../paths.ts'
import { submitLeave } from '../actions.ts'

type MemberTableProps = { group: GroupRow; members: readonly ListedPerson[]; mayChange: boolean }

/** Who is in the group; an admin can take each out again. */
export async function MemberTable({ group, members, mayChange }: MemberTableProps) {
  const { t } = await requestText()
  const columns: Column<ListedPerson>[] = [
    {
      id: 'name',
      heading: t('report.column.name'),
      rowHeader: true,
      cell: (person) => <a href={personPath(person.personId)}>{person.displayName}</a>,
    },
    { id: 'email', heading: t('report.column.email'), cell: (person) => person.email },
  ]
  const leaving: Column<ListedPerson> = {
    id: 'leave',
    heading: t('admin.groups.change'),
    cell: (person) => (
      <ActionForm
        id={`leave-${person.personId}`}
        path={groupPath(group.id)}
        action={submitLeave}
        hidden={{ groupId: group.id, personId: person.personId }}
        words={formWords(t, t('admin.groups.take-out', { name: person.displayName }))}
        look="quiet"
      />
    ),
  }
  return (
    <DataTable
      id="members"
      caption={t('admin.groups.members')}
      rows={members}
      rowKey={(person) => person.personId}
      columns={mayChange ? [...columns, leaving] : columns}
    />
  )
}
