import type { Metadata } from 'next'
import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import { canSendMail } from '#server/mail/send-mail.ts'
import { requireAdmin } from '../../admin-page.ts'
import { AdminShell } from '../../admin-shell.tsx'
import { formWords, localeOptions, zoneOptions } from '../../form-words.ts'
import { newPersonPath, peoplePath } from '../../paths.ts'
import { submitNewPerson } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('admin.people.add') }
}

export default async function NewPersonPage() {
  const { viewer } = await requireAdmin()
  const { t, locale } = await requestText()
  const roles = ['', 'admin', 'auditor'] as const
  const entries = ['invite', 'password', 'later'] as const
  return (
    <AdminShell place="people" crumbs={[{ href: peoplePath, label: t('admin.nav.people') }]}>
      <h1>{t('admin.people.add')}</h1>
      <ActionForm
        id="new"
        path={newPersonPath}
        action={submitNewPerson}
        words={formWords(t, t('admin.people.add-button'))}
        fields={[
          { kind: 'text', name: 'displayName', label: t('report.column.name'), autoComplete: 'off' },
          {
            kind: 'text',
            type: 'email',
            name: 'email',
            label: t('report.column.email'),
            autoComplete: 'off',
          },
          {
            kind: 'select',
            name: 'locale',
            label: t('admin.person.locale'),
            options: localeOptions(),
            value: locale,
          },
          {
            kind: 'select',
            name: 'zone',
            label: t('admin.person.zone'),
            options: zoneOptions(viewer.zone),
            value: viewer.zone,
          },
          {
            kind: 'select',
            name: 'role',
            label: t('admin.person.role'),
            hint: t('admin.person.role-hint'),
            options: roles.map((role) => ({ value: role, label: t(`admin.role.${role || 'none'}`) })),
          },
          {
            kind: 'select',
            name: 'entry',
            label: t('admin.person.entry'),
            hint: t(canSendMail() ? 'admin.person.entry-hint-mail' : 'admin.person.entry-hint-shown'),
            options: entries.map((entry) => ({ value: entry, label: t(`admin.person.entry-${entry}`) })),
          },
          {
            kind: 'text',
            type: 'password',
            name: 'password',
            label: t('admin.person.password'),
            hint: t('admin.person.password-hint'),
            autoComplete: 'new-password',
          },
        ]}
      />
    </AdminShell>
  )
}
