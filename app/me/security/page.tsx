import type { Metadata } from 'next'
import { requestText } from '#app/request-text.ts'
import { ViewerShell } from '#app/viewer-shell.tsx'
import { ActionForm } from '#components/admin/action-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireViewer, secondFactorPath } from '#server/session.ts'
import { database } from '#server/store/database.ts'
import { hasPassword } from '#server/store/people.ts'
import { submitPasswordChange } from './actions.ts'
import { OpenSessions } from './open-sessions.tsx'
import { SignInHistory } from './sign-in-history.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('security.title') }
}

type Props = { searchParams: Promise<{ done?: string | string[] }> }

/** How the viewer gets in: their password, where they are signed in, and who tried. */
export default async function SecurityPage({ searchParams }: Props) {
  const viewer = await requireViewer()
  const { t } = await requestText()
  const { done } = await searchParams
  return (
    <ViewerShell current="record" crumbs={[{ href: '/me', label: t('record.title') }]}>
      <div className="page-heading">
        <h1>{t('security.title')}</h1>
      </div>
      <div className="stack-loose">
        {done === 'password' ? (
          <Notice kind="success" title={t('security.password-changed')} answers />
        ) : null}
        {done === 'session' ? <Notice kind="success" title={t('security.session-ended')} answers /> : null}
        <section className="section">
          <h2>{t('security.password')}</h2>
          {(await hasPassword(database(), viewer.personId)) ? (
            <PasswordForm />
          ) : (
            <p>{t('security.no-password')}</p>
          )}
        </section>
        <section className="section stack">
          <h2>{t('second-factor.title')}</h2>
          <p>
            <a href={secondFactorPath}>{t('second-factor.link')}</a>
          </p>
        </section>
        <OpenSessions viewer={viewer} />
        <SignInHistory viewer={viewer} />
      </div>
    </ViewerShell>
  )
}

async function PasswordForm() {
  const { t } = await requestText()
  return (
    <ActionForm
      id="password"
      path="/me/security"
      action={submitPasswordChange}
      words={{ problems: t('form.problems'), button: t('security.change-password') }}
      look="secondary"
      fields={[
        {
          kind: 'text',
          type: 'password',
          name: 'current',
          label: t('security.current-password'),
          autoComplete: 'current-password',
        },
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
  )
}
