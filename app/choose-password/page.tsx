import type { Metadata } from 'next'
import { organisation } from '#app/organisation.ts'
import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageShell } from '#components/ui/page-shell.tsx'
import { linkToken } from '#server/link-token.ts'
import { selectOptionalLinkOwner } from '#server/queries/link-owner.ts'
import { submitChosenPassword } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('choose-password.title') }
}

/** Where a one-time link leads: who it is for, and the password they choose. */
export default async function ChoosePasswordPage() {
  const { t } = await requestText()
  const { name } = organisation()
  const owner = await selectOptionalLinkOwner(await linkToken(), new Date())
  return (
    <PageShell t={t} organisation={name} viewer={null} width="narrow">
      <div className="page-heading">
        <h1>{t('choose-password.title')}</h1>
        {owner ? <p className="soft">{t('choose-password.lead', { ...owner, organisation: name })}</p> : null}
      </div>
      {owner ? (
        <ActionForm
          id="choose"
          path="/choose-password"
          action={submitChosenPassword}
          words={{ problems: t('form.problems'), button: t('choose-password.button') }}
          fields={[
            {
              kind: 'text',
              type: 'password',
              name: 'password',
              label: t('security.new-password'),
              hint: t('security.new-password-hint'),
              autoComplete: 'new-password',
            },
          ]}
        />
      ) : (
        <div className="stack">
          <Notice kind="warning" title={t('link.spent')} />
          <p>
            <ButtonLink href="/forgot-password">{t('choose-password.another')}</ButtonLink>
          </p>
        </div>
      )}
    </PageShell>
  )
}
