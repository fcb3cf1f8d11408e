import { requestText } from '#app/request-text.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { LearnerRecord } from '#domain/learning/learner-record.ts'
import { database } from '#server/store/database.ts'
import { selectLearnerRecords } from '#server/store/learner-record.ts'
import type { PersonRow } from '#server/store/people.ts'
import { PersonCourse } from './person-course.tsx'

/** Every course the person was ever enrolled in: what is asked of them now first, what no longer is after it. */
export async function PersonCourses({ person, zone }: { person: PersonRow; zone: string }) {
  const { t } = await requestText()
  const records = [...(await selectLearnerRecords(database(), person.id)).values()].sort(askedFirst)
  return (
    <section className="stack">
      <h2>{t('admin.person.courses')}</h2>
      {records.length === 0 ? <EmptyState title={t('admin.person.no-courses')} /> : null}
      {records.map((record) => (
        <PersonCourse key={record.courseId} record={record} zone={zone} />
      ))}
    </section>
  )
}

function askedFirst(a: LearnerRecord, b: LearnerRecord): number {
  return Number(b.obligations.length > 0) - Number(a.obligations.length > 0)
}
