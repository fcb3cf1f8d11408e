import { attemptPath } from '#app/learner/paths.ts'
import { resultText } from '#components/question/result-text.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { formatDate, formatInstant, type Place } from '#components/ui/format-instant.ts'
import { StateBadge } from '#components/ui/state-badge.tsx'
import { wholePercent } from '#domain/attempts/percent.ts'
import { keyPointsOf } from '#domain/course/course-parts.ts'
import type { AttemptRecord } from '#domain/learning/learner-record.ts'
import { effectiveDue, statusOf } from '#domain/training/status.ts'
import type { Translate } from '#messages/index.ts'
import type { RecordedCycle } from '#server/queries/own-record.ts'

type CycleOfRecordProps = { t: Translate; place: Place; recorded: RecordedCycle; now: Date }

/** One round of a course: how it stands or ended, and every attempt in it. */
export function CycleOfRecord({ t, place, recorded, now }: CycleOfRecordProps) {
  const { course, record, cycle, isNewest } = recorded
  const due = isNewest ? effectiveDue(record.obligations) : null
  const completion = cycle.completion
  return (
    <article className="stack">
      <div>
        <h3>{course.title}</h3>
        <p className="soft small">
          {t('record.cycle', { number: cycle.number, when: formatDate(cycle.openedAt, place) })}
        </p>
      </div>
      <p className="row">
        <StateBadge state={statusOf(cycle.state, due?.dueAt ?? null, now)} t={t} />
        {completion === null ? null : (
          <span>
            {t('course.completed-on', { when: formatInstant(completion.completedAt, place) })}
            {completion.maxMillipoints === 0
              ? null
              : ` · ${t('course.score', { percent: wholePercent(completion.scoreMillipoints, completion.maxMillipoints) })}`}
          </span>
        )}
      </p>
      {cycle.attempts.length === 0 ? (
        <p className="soft">{t('record.no-attempts')}</p>
      ) : (
        <AttemptTable t={t} place={place} recorded={recorded} />
      )}
    </article>
  )
}

function AttemptTable({ t, place, recorded }: Omit<CycleOfRecordProps, 'now'>) {
  const { course, cycle } = recorded
  const keyPoints = keyPointsOf(course)
  const statementOf = (id: string) => keyPoints.find((keyPoint) => keyPoint.id === id)?.statement ?? id
  return (
    <DataTable<AttemptRecord>
      id={`attempts-${cycle.id}`}
      caption={t('record.attempts-caption', { title: course.title })}
      captionHidden
      rows={cycle.attempts}
      rowKey={(attempt) => attempt.id}
      stacks
      columns={[
        {
          id: 'key-point',
          heading: t('record.key-point'),
          rowHeader: true,
          cell: (attempt) => statementOf(attempt.keyPointId),
        },
        {
          id: 'attempt',
          heading: t('record.attempt'),
          cell: ({ id, number }) => <a href={attemptPath(id)}>{t('record.attempt-number', { number })}</a>,
        },
        {
          id: 'submitted',
          heading: t('record.submitted'),
          cell: ({ submittedAt }) =>
            submittedAt === null ? (
              t('record.open')
            ) : (
              <DateTime instant={submittedAt} {...place} only="date" />
            ),
        },
        {
          id: 'result',
          heading: t('record.result'),
          cell: ({ result }) => (result === null ? '' : resultText(t, result)),
        },
      ]}
    />
  )
}
