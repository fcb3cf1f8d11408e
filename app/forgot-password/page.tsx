import type { Metadata } from 'next'
import { organisation } from '#app/organisation.ts'
import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageShell } from '#components/ui/page-shell.tsx'
import { minutesBetweenResets } from '#domain/sign-in/one-time-link.ts'
import { canSendMail } from '#server/mail/send-mail.ts'
import { submitForgotPassword } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('forgot.title') }
}

type Props = { searchParams: Promise<{ sent?: string | string[] }> }

/** Asks for a link to set a new password; where mail is not set up it says whom to ask instead. */
export default async function ForgotPasswordPage({ searchParams }: Props) {
  const { t } = await requestText()
  const wasSent = canSendMail() && (await searchParams).sent === 'yes'
  return (
    <PageShell t={t} organisation={organisation().name} viewer={null} width="narrow">
      <div className="page-heading">
        <h1>{t('forgot.title')}</h1>
        <p className="soft">{t(canSendMail() ? 'forgot.lead' : 'forgot.no-mail')}</p>
      </div>
      <div className="stack-loose">
        {wasSent ? (
          <Notice kind="info" title={t('forgot.sent')} answers>
            <p>{t('forgot.sent-hint', { minutes: minutesBetweenResets })}</p>
          </Notice>
        ) : null}
        {canSendMail() ? (
          <ActionForm
            id="forgot"
            path="/forgot-password"
            action={submitForgotPassword}
            words={{ problems: t('form.problems'), button: t('forgot.button') }}
            fields={[
              {
                kind: 'text',
                type: 'email',
                name: 'email',
                label: t('sign-in.email'),
                autoComplete: 'username',
              },
            ]}
          />
        ) : null}
      </div>
      <p className="after-form">
        <a href="/sign-in">{t('forgot.back')}</a>
      </p>
    </PageShell>
  )
}
