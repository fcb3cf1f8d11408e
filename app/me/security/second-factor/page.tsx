import '#app/styles/second-factor.css'
import type { Metadata } from 'next'
import { requestText } from '#app/request-text.ts'
import { ViewerShell } from '#app/viewer-shell.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { isHeldUp, mustKeepSecondFactor, requireSignedInViewer, secondFactorPath } from '#server/session.ts'
import { database } from '#server/store/database.ts'
import { selectOptionalFactor } from '#server/store/second-factors.ts'
import { hasPassword } from '#server/store/viewers.ts'
import { SecondFactorForms } from './second-factor-forms.tsx'
import { secondFactorWords } from './words.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('second-factor.title') }
}

type Props = { searchParams: Promise<{ done?: string | string[] }> }

export default async function SecondFactorPage({ searchParams }: Props) {
  const viewer = await requireSignedInViewer()
  const { t, locale } = await requestText()
  const { done } = await searchParams
  const held = await selectOptionalFactor(database(), viewer.personId)
  const crumbs = isHeldUp(viewer)
    ? []
    : [
        { href: '/me', label: t('record.title') },
        { href: '/me/security', label: t('security.title') },
      ]
  return (
    <ViewerShell current="record" crumbs={crumbs}>
      <div className="page-heading">
        <h1>{t('second-factor.title')}</h1>
        <p>{t('second-factor.lead')}</p>
      </div>
      <div className="stack-loose">
        {done === 'off' && !held ? <Notice kind="success" title={t('second-factor.is-off')} answers /> : null}
        {isHeldUp(viewer) ? <Notice kind="warning" title={t('second-factor.demanded')} /> : null}
        {held ? (
          <p>
            {t('second-factor.on-since')} <DateTime instant={held.since} zone={viewer.zone} locale={locale} />
            {'. '}
            {t('second-factor.codes-left', { left: held.recoveryCodesLeft })}
          </p>
        ) : null}
        <SecondFactorForms
          path={secondFactorPath}
          isOn={held !== null}
          mayTurnOff={!mustKeepSecondFactor(viewer)}
          asksPassword={await hasPassword(database(), viewer.personId)}
          words={secondFactorWords(t)}
        />
      </div>
    </ViewerShell>
  )
}
