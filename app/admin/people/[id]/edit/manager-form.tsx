import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import { database } from '#server/store/database.ts'
import { selectOptionalManagerId } from '#server/store/manager-lines.ts'
import { type PersonRow, selectOptionalPerson } from '#server/store/people.ts'
import { formWords } from '../../../form-words.ts'
import { editPersonPath } from '../../../paths.ts'
import { submitManager } from './actions.ts'

/** Who the person reports to, by email address: a list of twenty thousand names would help nobody. */
export async function ManagerForm({ person }: { person: PersonRow }) {
  const { t } = await requestText()
  const managerId = await selectOptionalManagerId(database(), person.id)
  const manager = managerId && (await selectOptionalPerson(database(), managerId))
  return (
    <section className="section">
      <h2>{t('admin.person.manager')}</h2>
      <ActionForm
        id="manager"
        path={editPersonPath(person.id)}
        action={submitManager}
        hidden={{ personId: person.id }}
        words={formWords(t, t('admin.save'))}
        fields={[
          {
            kind: 'text',
            type: 'email',
            name: 'managerEmail',
            label: t('admin.person.manager-email'),
            hint: t('admin.person.manager-hint'),
            value: manager ? manager.email : '',
            autoComplete: 'off',
          },
        ]}
      />
    </section>
  )
}
