import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import { roles } from '#domain/learning/roles.ts'
import { database } from '#server/store/database.ts'
import type { PersonRow } from '#server/store/people.ts'
import { selectGrants } from '#server/store/roles.ts'
import { selectLiveCourses } from '../../../course-titles.ts'
import { formWords } from '../../../form-words.ts'
import { editPersonPath } from '../../../paths.ts'
import { roleText } from '../../../role-text.ts'
import { submitGrantRole, submitRevokeRole } from './actions.ts'

/** The roles the person holds, each to be taken back, and one more to grant. */
export async function RoleForms({ person }: { person: PersonRow }) {
  const { t } = await requestText()
  const grants = await selectGrants(database(), person.id)
  const courses = await selectLiveCourses()
  const path = editPersonPath(person.id)
  const titleOf = (courseId: string | null) => courses.find(({ id }) => id === courseId)?.title ?? courseId
  const held = grants.map(({ id, role, courseId }) => ({
    id,
    name: roleText(t, role, titleOf(courseId)),
  }))
  return (
    <section className="section">
      <h2>{t('admin.person.roles')}</h2>
      <ul className="rows">
        {held.map(({ id, name }) => (
          <li key={id}>
            <span className="row-title">{name}</span>
            <ActionForm
              id={`revoke-${id}`}
              path={path}
              action={submitRevokeRole}
              hidden={{ personId: person.id, grantId: id }}
              words={formWords(t, t('admin.person.revoke-role', { role: name }))}
              look="quiet"
            />
          </li>
        ))}
      </ul>
      <ActionForm
        id="role"
        path={path}
        action={submitGrantRole}
        hidden={{ personId: person.id }}
        words={formWords(t, t('admin.person.grant-role'))}
        look="secondary"
        fields={[
          {
            kind: 'select',
            name: 'role',
            label: t('admin.person.role'),
            options: roles.map((role) => ({ value: role, label: roleText(t, role, null) })),
          },
          {
            kind: 'select',
            name: 'courseId',
            label: t('admin.person.author-course'),
            hint: t('admin.person.author-hint'),
            options: courses.map(({ id, title }) => ({ value: id, label: title })),
          },
        ]}
      />
    </section>
  )
}
