import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import { database } from '#server/store/database.ts'
import { selectGroups, selectGroupsOf } from '#server/store/groups.ts'
import type { PersonRow } from '#server/store/people.ts'
import { formWords } from '../../../form-words.ts'
import { editPersonPath } from '../../../paths.ts'
import { submitJoinGroup, submitLeaveGroup } from './actions.ts'

/** The groups the person is in, each to be left, and the others to join. */
export async function GroupForms({ person }: { person: PersonRow }) {
  const { t } = await requestText()
  const groups = await selectGroupsOf(database(), person.id)
  const others = (await selectGroups(database())).filter(({ id }) => !groups.some((group) => group.id === id))
  const path = editPersonPath(person.id)
  return (
    <section className="section">
      <h2>{t('report.column.groups')}</h2>
      <ul className="rows">
        {groups.map((group) => (
          <li key={group.id}>
            <span className="row-title">{group.name}</span>
            <ActionForm
              id={`leave-${group.id}`}
              path={path}
              action={submitLeaveGroup}
              hidden={{ personId: person.id, groupId: group.id }}
              words={formWords(t, t('admin.person.leave-group', { group: group.name }))}
              look="quiet"
            />
          </li>
        ))}
      </ul>
      {others.length === 0 || !person.active ? null : (
        <ActionForm
          id="join"
          path={path}
          action={submitJoinGroup}
          hidden={{ personId: person.id }}
          words={formWords(t, t('admin.person.join-group'))}
          look="secondary"
          fields={[
            {
              kind: 'select',
              name: 'groupId',
              label: t('admin.person.other-groups'),
              options: others.map((group) => ({ value: group.id, label: group.name })),
            },
          ]}
        />
      )}
    </section>
  )
}
