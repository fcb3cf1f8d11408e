import type { Metadata } from 'next'
import { requestText } from '#app/request-text.ts'
import { ViewerShell } from '#app/viewer-shell.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { selectOwnRecord } from '#server/queries/own-record.ts'
import { requireViewer } from '#server/session.ts'
import { database } from '#server/store/database.ts'
import { selectReportsOf } from '#server/store/question-reports.ts'
import { CycleOfRecord } from './cycle-of-record.tsx'
import { OwnReports } from './own-reports.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('record.title') }
}

export default async function RecordPage() {
  const viewer = await requireViewer()
  const { t, locale } = await requestText()
  const cycles = await selectOwnRecord(viewer.personId)
  const reports = await selectReportsOf(database(), viewer.personId)
  const place = { zone: viewer.zone, locale }
  const now = new Date()
  return (
    <ViewerShell current="record">
      <div className="page-heading">
        <h1>{t('record.title')}</h1>
      </div>
      <div className="stack-loose">
        <section className="section stack-loose">
          <h2>{t('record.courses')}</h2>
          {cycles.length === 0 ? (
            <EmptyState title={t('record.nothing')}>
              <p className="soft">{t('record.nothing-hint')}</p>
            </EmptyState>
          ) : null}
          {cycles.map((recorded) => (
            <CycleOfRecord key={recorded.cycle.id} t={t} place={place} recorded={recorded} now={now} />
          ))}
        </section>
        {reports.length === 0 ? null : <OwnReports t={t} place={place} reports={reports} />}
        <section className="section stack">
          <h2>{t('record.stored')}</h2>
          <DefinitionList
            items={[
              { term: t('record.name'), value: viewer.displayName },
              { term: t('record.email'), value: viewer.email },
              { term: t('record.zone'), value: viewer.zone },
              { term: t('record.language'), value: t('record.language-name', { locale }) },
            ]}
          />
          <p>{t('record.stored-hint')}</p>
        </section>
        <section className="section stack no-print">
          <h2>{t('security.title')}</h2>
          <p>
            <a href="/me/security">{t('record.security-link')}</a>
          </p>
        </section>
      </div>
    </ViewerShell>
  )
}
