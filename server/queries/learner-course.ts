import type { Catalogue, Course } from '#domain/course/catalogue.ts'
import { courseOfCycle } from '#domain/learning/course-of-cycle.ts'
import { type CycleRecord, type LearnerRecord, openCycle } from '#domain/learning/learner-record.ts'
import { catalogueOf, currentCatalogue } from '#server/catalogue.ts'
import { canTakeCourse } from '#server/permissions.ts'
import { database } from '#server/store/database.ts'
import { selectLearnerRecord } from '#server/store/learner-record.ts'

/** A course as one learner takes it, with what is recorded of them. */
export type LearnerCourse = {
  /** What counts by the open cycle's release, with the live texts. Before the first cycle, the live course. */
  course: Course
  record: LearnerRecord
  cycle: CycleRecord | null
  live: Catalogue
  pinned: Catalogue
}

/** A course as a learner takes it now; null when it is not theirs to take or is not live. */
export async function selectOptionalLearnerCourse(
  personId: string,
  courseId: string,
): Promise<LearnerCourse | null> {
  const live = await currentCatalogue()
  if (!live.courses.has(courseId)) return null
  const record = await selectLearnerRecord(database(), personId, courseId)
  return learnerCourse(record, live)
}

/** The same from a record that is already read. */
export async function learnerCourse(record: LearnerRecord, live: Catalogue): Promise<LearnerCourse | null> {
  if (!mayTake(record, live)) return null
  const cycle = openCycle(record)
  const pinned = cycle && cycle.releaseId !== live.releaseId ? await catalogueOf(cycle.releaseId) : live
  const pinnedCourse = pinned.courses.get(record.courseId)
  if (!pinnedCourse) throw new Error(`Release ${pinned.releaseId} has no course ${record.courseId}`)
  const course = courseOfCycle(pinnedCourse, live.courses.get(record.courseId))
  return { course, record, cycle, live, pinned }
}

/** Whether a learner may take a course that is live: it is open to all, or something asks them to take it now. */
export function mayTake(record: LearnerRecord, live: Catalogue): boolean {
  const course = live.courses.get(record.courseId)
  return course !== undefined && canTakeCourse(course, record.obligations.length > 0)
}
