import { requestText } from '#app/request-text.ts'
import { DueText } from '#components/course/due-text.tsx'
import { formatInstant } from '#components/ui/format-instant.ts'
import { StateBadge } from '#components/ui/state-badge.tsx'
import { type LearnerRecord, openCycle } from '#domain/learning/learner-record.ts'
import { effectiveDue, statusOf } from '#domain/training/status.ts'
import { courseTitle } from '../../course-titles.ts'
import { AttemptList } from './attempt-list.tsx'
import { CourseWhy } from './course-why.tsx'

/** One course of a person: its state, until when, why, and the attempts behind it. */
export async function PersonCourse({ record, zone }: { record: LearnerRecord; zone: string }) {
  const { t, locale } = await requestText()
  const cycle = openCycle(record) ?? record.cycles.at(-1) ?? null
  const due = effectiveDue(record.obligations)
  const status = statusOf(cycle?.state ?? null, due?.dueAt ?? null, new Date())
  const completion = cycle?.completion
  return (
    <article className="panel">
      <div className="row row-apart">
        <h3>{await courseTitle(record.courseId)}</h3>
        <StateBadge t={t} state={status} />
      </div>
      <p>
        {record.obligations.length === 0 ? (
          t('admin.person.not-asked')
        ) : (
          <DueText t={t} locale={locale} due={due} status={status} />
        )}
      </p>
      {completion ? (
        <p>{t('course.completed-on', { when: formatInstant(completion.completedAt, { zone, locale }) })}</p>
      ) : null}
      {cycle ? <CourseWhy record={record} cycle={cycle} zone={zone} /> : null}
      <AttemptList record={record} zone={zone} />
    </article>
  )
}
