import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { organisation } from '#app/organisation.ts'
import { requestText } from '#app/request-text.ts'
import { PageShell } from '#components/ui/page-shell.tsx'
import { localPath } from '#server/local-path.ts'
import { providerName } from '#server/oidc/settings.ts'
import { isHeldUp, secondFactorPath, signedInViewer } from '#server/session.ts'
import { ProviderSignIn } from './provider-sign-in.tsx'
import { SignInForm } from './sign-in-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('sign-in.title') }
}

type SignInPageProps = { searchParams: Promise<{ next?: string | string[]; problem?: string | string[] }> }

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next: asked, problem } = await searchParams
  const next = localPath(typeof asked === 'string' ? asked : null)
  const viewer = await signedInViewer()
  if (viewer) redirect(isHeldUp(viewer) ? secondFactorPath : next)
  const { t } = await requestText()
  const { name } = organisation()
  const provider = providerName()
  return (
    <PageShell t={t} organisation={name} viewer={null} width="narrow">
      <div className="page-heading">
        <h1>{t('sign-in.title')}</h1>
        <p className="soft">
          {provider === null
            ? t('sign-in.lead', { organisation: name })
            : t('sign-in.lead-provider', { organisation: name, provider })}
        </p>
      </div>
      <ProviderSignIn t={t} provider={provider} next={next} problem={problem} />
      <SignInForm
        next={next}
        words={{
          problems: t('form.problems'),
          email: t('sign-in.email'),
          password: t('sign-in.password'),
          button: t('sign-in.button'),
        }}
      />
      <p className="after-form">
        <a href="/forgot-password">{t('sign-in.forgot')}</a>
      </p>
      <p className="soft small">{t('sign-in.help')}</p>
    </PageShell>
  )
}
