import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { organisation } from '#app/organisation.ts'
import { requestText } from '#app/request-text.ts'
import { PageShell } from '#components/ui/page-shell.tsx'
import { localPath } from '#server/local-path.ts'
import { pendingSignIn } from '#server/pending-sign-in.ts'
import { CodeForms } from './code-forms.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('second-factor.code-title') }
}

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function CodePage({ searchParams }: Props) {
  const asked = (await searchParams).next
  const next = localPath(typeof asked === 'string' ? asked : null)
  if (!(await pendingSignIn(new Date()))) redirect(`/sign-in?next=${encodeURIComponent(next)}`)
  const { t } = await requestText()
  return (
    <PageShell t={t} organisation={organisation().name} viewer={null} width="narrow">
      <div className="page-heading">
        <h1>{t('second-factor.code-title')}</h1>
        <p className="soft">{t('second-factor.code-lead')}</p>
      </div>
      <CodeForms
        next={next}
        words={{
          problems: t('form.problems'),
          button: t('sign-in.button'),
          code: { label: t('second-factor.code'), hint: t('second-factor.code-hint') },
          noDevice: t('second-factor.no-device'),
          recoveryCode: {
            label: t('second-factor.recovery-code'),
            hint: t('second-factor.recovery-code-hint'),
          },
        }}
      />
      <p className="soft small after-form">{t('second-factor.code-help')}</p>
    </PageShell>
  )
}
