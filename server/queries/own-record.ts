import type { Course } from '#domain/course/catalogue.ts'
import type { CycleRecord, LearnerRecord } from '#domain/learning/learner-record.ts'
import { catalogueOf, currentCatalogue } from '#server/catalogue.ts'
import { database } from '#server/store/database.ts'
import { selectLearnerRecords } from '#server/store/learner-record.ts'

/** One round of a course with the course as the round pins it. */
export type RecordedCycle = { course: Course; record: LearnerRecord; cycle: CycleRecord; isNewest: boolean }

/** Everything that is recorded of a person, round by round, the newest first; courses no longer live included. */
export async function selectOwnRecord(personId: string): Promise<RecordedCycle[]> {
  const records = await selectLearnerRecords(database(), personId)
  const cycles = [...records.values()].flatMap((record) =>
    record.cycles.map(async (cycle) => {
      const course = await titledCourse(record.courseId, cycle.releaseId)
      return { course, record, cycle, isNewest: cycle === record.cycles.at(-1) }
    }),
  )
  const recorded = await Promise.all(cycles)
  return recorded.sort((a, b) => b.cycle.openedAt.getTime() - a.cycle.openedAt.getTime())
}

/** The pinned course under the title that it bears now. */
async function titledCourse(courseId: string, releaseId: string): Promise<Course> {
  const pinned = (await catalogueOf(releaseId)).courses.get(courseId)
  if (!pinned) throw new Error(`Release ${releaseId} has no course ${courseId}`)
  const live = (await currentCatalogue()).courses.get(courseId)
  return { ...pinned, title: live?.title ?? pinned.title }
}
