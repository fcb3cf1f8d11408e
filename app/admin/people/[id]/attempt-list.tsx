import { requestText } from '#app/request-text.ts'
import { resultText } from '#components/question/result-text.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { LearnerRecord } from '#domain/learning/learner-record.ts'
import { keyPointStatements } from '../../key-point-statements.ts'
import { personAttemptPath } from '../../paths.ts'

/** Every attempt of a person in a course, each to be looked at as it was. */
export async function AttemptList({ record, zone }: { record: LearnerRecord; zone: string }) {
  const { t, locale } = await requestText()
  const attempts = record.cycles.flatMap((cycle) => cycle.attempts).reverse()
  if (attempts.length === 0) return null
  const statements = await keyPointStatements(record)
  return (
    <Disclosure summary={t('admin.person.attempts', { count: attempts.length })}>
      <DataTable
        id={`attempts-${record.courseId}`}
        caption={t('record.attempts')}
        captionHidden
        rows={attempts}
        rowKey={(attempt) => attempt.id}
        columns={[
          {
            id: 'attempt',
            heading: t('record.attempt'),
            rowHeader: true,
            cell: (attempt) => (
              <a href={personAttemptPath(record.personId, attempt.id)}>
                {t('record.attempt-number', { number: attempt.number })}
              </a>
            ),
          },
          {
            id: 'key-point',
            heading: t('record.key-point'),
            cell: (attempt) => statements.get(attempt.keyPointId) ?? attempt.keyPointId,
          },
          {
            id: 'started',
            heading: t('admin.attempt.started'),
            cell: (attempt) => <DateTime instant={attempt.startedAt} zone={zone} locale={locale} />,
          },
          { id: 'result', heading: t('record.result'), cell: (attempt) => resultText(t, attempt.result) },
        ]}
      />
    </Disclosure>
  )
}
