import { requestText } from '#app/request-text.ts'
import { WhyList } from '#components/course/why-list.tsx'
import { whyRows } from '#components/course/why-rows.ts'
import type { CycleRecord, LearnerRecord } from '#domain/learning/learner-record.ts'
import { catalogueOf } from '#server/catalogue.ts'
import { personAttemptPath } from '../../paths.ts'

type CourseWhyProps = { record: LearnerRecord; cycle: CycleRecord; zone: string }

/** Why the course is or is not completed, by the release that the person's cycle pins. */
export async function CourseWhy({ record, cycle, zone }: CourseWhyProps) {
  const { t, locale } = await requestText()
  const course = (await catalogueOf(cycle.releaseId)).courses.get(record.courseId)
  if (!course) return null
  const { rows, notCounted } = whyRows(t, {
    course,
    cycle,
    place: { zone, locale },
    hrefOf: ({ evidence }) =>
      evidence?.event === 'key-point-mastered'
        ? personAttemptPath(record.personId, evidence.attemptId)
        : undefined,
  })
  return <WhyList t={t} rows={rows} notCounted={notCounted} />
}
