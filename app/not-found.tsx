import { ButtonLink } from '#components/ui/button.tsx'
import { requestText } from './request-text.ts'
import { ViewerShell } from './viewer-shell.tsx'

export async function generateMetadata() {
  const { t } = await requestText()
  return { title: t('errors.not-found-title') }
}

/** Also what somebody sees who asks for what is not theirs: nothing tells the two apart. */
export default async function NotFound() {
  const { t } = await requestText()
  return (
    <ViewerShell>
      <div className="page-heading">
        <h1>{t('errors.not-found-title')}</h1>
        <p>{t('errors.not-found')}</p>
      </div>
      <ButtonLink href="/">{t('errors.back-home')}</ButtonLink>
    </ViewerShell>
  )
}
