import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import type { PersonRow } from '#server/store/people.ts'
import { formWords, localeOptions, zoneOptions } from '../../../form-words.ts'
import { editPersonPath } from '../../../paths.ts'
import { submitProfile } from './actions.ts'

/** Name, address, language and time zone. */
export async function ProfileForm({ person }: { person: PersonRow }) {
  const { t } = await requestText()
  return (
    <section className="section">
      <h2>{t('admin.person.profile')}</h2>
      <ActionForm
        id="profile"
        path={editPersonPath(person.id)}
        action={submitProfile}
        hidden={{ personId: person.id }}
        words={formWords(t, t('admin.save'))}
        fields={[
          {
            kind: 'text',
            name: 'displayName',
            label: t('report.column.name'),
            value: person.displayName,
            autoComplete: 'off',
          },
          {
            kind: 'text',
            type: 'email',
            name: 'email',
            label: t('report.column.email'),
            value: person.email,
            autoComplete: 'off',
          },
          {
            kind: 'select',
            name: 'locale',
            label: t('admin.person.locale'),
            options: localeOptions(),
            value: person.locale,
          },
          {
            kind: 'select',
            name: 'zone',
            label: t('admin.person.zone'),
            options: zoneOptions(person.zone),
            value: person.zone,
          },
        ]}
      />
    </section>
  )
}
