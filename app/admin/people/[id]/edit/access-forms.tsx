import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import type { PersonRow } from '#server/store/people.ts'
import { formWords } from '../../../form-words.ts'
import { editPersonPath } from '../../../paths.ts'
import { submitDeactivate, submitPassword, submitReactivate } from './actions.ts'

/** The person's password, and whether they may come in at all. */
export async function AccessForms({ person }: { person: PersonRow }) {
  const { t } = await requestText()
  const common = { path: editPersonPath(person.id), hidden: { personId: person.id } }
  return (
    <>
      <section className="section">
        <h2>{t('admin.person.password')}</h2>
        <ActionForm
          id="password"
          {...common}
          action={submitPassword}
          words={formWords(t, t('admin.person.set-password'))}
          look="secondary"
          fields={[
            {
              kind: 'text',
              type: 'password',
              name: 'password',
              label: t('admin.person.new-password'),
              hint: t('admin.person.new-password-hint'),
              autoComplete: 'new-password',
            },
          ]}
        />
      </section>
      <section className="section stack">
        <h2>{t(person.active ? 'admin.person.deactivate' : 'admin.person.reactivate')}</h2>
        <p>{t(person.active ? 'admin.person.deactivate-hint' : 'admin.person.reactivate-hint')}</p>
        {person.active ? (
          <ActionForm
            id="deactivate"
            {...common}
            action={submitDeactivate}
            words={formWords(t, t('admin.person.deactivate'))}
            look="danger"
          />
        ) : (
          <ActionForm
            id="reactivate"
            {...common}
            action={submitReactivate}
            words={formWords(t, t('admin.person.reactivate'))}
          />
        )}
      </section>
    </>
  )
}
