import { requestText } from '#app/request-text.ts'
import { resultText } from '#components/question/result-text.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { MessageKey, Translate } from '#messages/index.ts'
import type { ReviewedAttempt, ShownPlace } from '#server/queries/reviewed-attempt.ts'

/** Grade and rule in words; revision, seed and the place in the chain for who has to prove them. */
export async function AttemptFacts({ shown, zone }: { shown: ReviewedAttempt; zone: string }) {
  const { t, locale } = await requestText()
  const { attempt, chain } = shown
  const { plan, startedAt, submittedAt } = attempt
  const attempts = plan.attemptsAllowed === 'unlimited' ? t('quiz.attempts-unlimited') : plan.attemptsAllowed
  return (
    <>
      <DefinitionList
        items={[
          { term: t('record.result'), value: resultText(t, shown.state === 'open' ? null : shown.result) },
          {
            term: t('admin.attempt.started'),
            value: <DateTime instant={startedAt} zone={zone} locale={locale} />,
          },
          {
            term: t('record.submitted'),
            value: submittedAt ? (
              <DateTime instant={submittedAt} zone={zone} locale={locale} />
            ) : (
              t('record.open')
            ),
          },
          { term: t('quiz.pass-mark'), value: t('quiz.pass-mark-value', { percent: plan.passMark }) },
          { term: t('quiz.attempts'), value: attempts },
          { term: t('quiz.release'), value: t(`quiz.release-${plan.feedbackRelease}`) },
        ]}
      />
      <Disclosure summary={t('admin.attempt.proof')}>
        <DefinitionList
          items={[
            { term: t('admin.attempt.release'), value: <code>{attempt.releaseId}</code> },
            { term: t('admin.attempt.revision'), value: <code>{plan.keyPointBlob}</code> },
            { term: t('admin.attempt.seed'), value: <code>{plan.seed}</code> },
          ]}
        />
        <ChainTable t={t} locale={locale} zone={zone} chain={chain} />
      </Disclosure>
    </>
  )
}

type ChainTableProps = { t: Translate; locale: string; zone: string; chain: readonly ShownPlace[] }

function ChainTable({ t, locale, zone, chain }: ChainTableProps) {
  return (
    <DataTable
      id="chain"
      caption={t('admin.attempt.chain')}
      rows={chain}
      rowKey={(place) => String(place.seq)}
      columns={[
        { id: 'seq', heading: t('admin.attempt.seq'), rowHeader: true, cell: (place) => place.seq },
        {
          id: 'type',
          heading: t('admin.attempt.event'),
          cell: (place) => t(`admin.event.${place.type}` as MessageKey),
        },
        {
          id: 'recorded',
          heading: t('admin.attempt.recorded'),
          cell: (place) => <DateTime instant={place.recordedAt} zone={zone} locale={locale} />,
        },
        {
          id: 'hash',
          heading: t('admin.attempt.hash'),
          cell: ({ hash }) => (hash === null ? null : <code>{hash}</code>),
        },
      ]}
    />
  )
}
