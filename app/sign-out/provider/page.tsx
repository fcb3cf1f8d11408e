import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { organisation } from '#app/organisation.ts'
import { requestText } from '#app/request-text.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { PageShell } from '#components/ui/page-shell.tsx'
import { providerName } from '#server/oidc/settings.ts'
import { signedInViewer } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('sign-out.title') }
}

const leavePath = '/sign-out/provider/leave'

/**
 * Signed out here, and on to the provider. A page of its own: browsers hold each redirect after a form to the policy
 * for forms, which allows no other site.
 */
export default async function ProviderSignOutPage() {
  const provider = providerName()
  if (provider === null) notFound()
  if (await signedInViewer()) redirect('/')
  const { t } = await requestText()
  return (
    <PageShell t={t} organisation={organisation().name} viewer={null} width="narrow">
      <meta httpEquiv="refresh" content={`0;url=${leavePath}`} />
      <div className="page-heading">
        <h1>{t('sign-out.title')}</h1>
        <p className="soft">{t('sign-out.lead', { provider })}</p>
      </div>
      <ButtonLink href={leavePath}>{t('sign-out.leave', { provider })}</ButtonLink>
    </PageShell>
  )
}
