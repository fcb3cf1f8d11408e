import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import { canSendMail } from '#server/mail/send-mail.ts'
import { database } from '#server/store/database.ts'
import { hasPassword, type PersonRow } from '#server/store/people.ts'
import { formWords } from '../../../form-words.ts'
import { editPersonPath } from '../../../paths.ts'
import { submitDeactivate, submitLink, submitPassword, submitReactivate } from './actions.ts'

/** The person's password, and whether they may come in at all. */
export async function AccessForms({ person }: { person: PersonRow }) {
  const { t } = await requestText()
  const common = { path: editPersonPath(person.id), hidden: { personId: person.id } }
  return (
    <>
      {person.active ? <LinkForm person={person} /> : null}
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

/** A one-time link: an invitation for who has no password yet, else one to choose another. */
async function LinkForm({ person }: { person: PersonRow }) {
  const { t } = await requestText()
  const isInvited = !(await hasPassword(database(), person.id))
  const how = canSendMail() ? 'mail' : 'show'
  return (
    <section className="section stack">
      <h2>{t('admin.person.link')}</h2>
      <p>{t(isInvited ? 'admin.person.link-invites' : 'admin.person.link-resets')}</p>
      <ActionForm
        id="link"
        path={editPersonPath(person.id)}
        hidden={{ personId: person.id }}
        action={submitLink}
        words={formWords(t, t(`admin.person.link-${how}`))}
        look="secondary"
      />
    </section>
  )
}
