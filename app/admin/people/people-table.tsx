import { DataTable } from '#components/ui/data-table.tsx'
import type { MessageKey, Translate } from '#messages/index.ts'
import type { ListedPerson } from '#server/store/people-list.ts'
import { personPath } from '../paths.ts'

/** People, each leading to their record. */
export function PeopleTable({ t, people }: { t: Translate; people: readonly ListedPerson[] }) {
  return (
    <DataTable
      id="people"
      caption={t('admin.nav.people')}
      captionHidden
      rows={people}
      rowKey={(person) => person.personId}
      columns={[
        {
          id: 'name',
          heading: t('report.column.name'),
          rowHeader: true,
          cell: (person) => (
            <>
              <a href={personPath(person.personId)}>{person.displayName}</a>
              {person.active ? null : <span className="soft"> ({t('admin.people.deactivated')})</span>}
            </>
          ),
        },
        { id: 'email', heading: t('report.column.email'), cell: (person) => person.email },
        { id: 'groups', heading: t('report.column.groups'), cell: (person) => person.groups },
        { id: 'manager', heading: t('admin.person.manager'), cell: (person) => person.manager },
        {
          id: 'roles',
          heading: t('admin.person.roles'),
          cell: (person) => person.roles.map((role) => t(`admin.role.${role}` as MessageKey)).join(', '),
        },
      ]}
    />
  )
}
