import { requestText } from '#app/request-text.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { historyBegins, historyDays } from '#domain/sign-in/retention.ts'
import type { SecondFactor, SignInWay } from '#domain/sign-in/ways.ts'
import type { MessageKey } from '#messages/index.ts'
import { database } from '#server/store/database.ts'
import { selectSignInTries } from '#server/store/sign-in-tries.ts'
import type { Viewer } from '#server/viewer.ts'
import { deviceText } from './device-text.ts'

const mostShown = 50

/** Who signed in as the viewer, or tried to: when, which way, from what and where. */
export async function SignInHistory({ viewer }: { viewer: Viewer }) {
  const { t, locale } = await requestText()
  const since = historyBegins(new Date())
  const tries = await selectSignInTries(database(), viewer.personId, since, mostShown)
  const wayOf = (tried: (typeof tries)[number]) =>
    ([tried.way, tried.secondFactor] as [SignInWay, SecondFactor | null])
      .filter((name) => name !== null)
      .map((name) => t(`security.way.${name}` satisfies MessageKey))
  return (
    <section className="section stack">
      <h2>{t('security.history')}</h2>
      <p>{t('security.history-hint', { days: historyDays, most: mostShown })}</p>
      <DataTable
        id="history"
        caption={t('security.history')}
        captionHidden
        rows={tries}
        rowKey={(tried) => tried.id}
        stacks
        columns={[
          {
            id: 'when',
            heading: t('security.when'),
            rowHeader: true,
            cell: (tried) => <DateTime instant={tried.triedAt} zone={viewer.zone} locale={locale} />,
          },
          {
            id: 'outcome',
            heading: t('security.outcome'),
            cell: (tried) => t(tried.succeeded ? 'security.succeeded' : 'security.failed'),
          },
          { id: 'way', heading: t('security.way'), cell: (tried) => wayOf(tried).join(' + ') },
          { id: 'device', heading: t('security.device-heading'), cell: (tried) => deviceText(t, tried) },
          { id: 'address', heading: t('security.address'), cell: (tried) => tried.networkAddress },
        ]}
      />
    </section>
  )
}
