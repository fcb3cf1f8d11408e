import { keyPointsOf } from '#domain/course/course-parts.ts'
import type { LearnerRecord } from '#domain/learning/learner-record.ts'
import { catalogueOf } from '#server/catalogue.ts'

/** The statements of a course's key points, by id, as the releases that the person's cycles pin have them. */
export async function keyPointStatements(record: LearnerRecord): Promise<Map<string, string>> {
  const releases = [...new Set(record.cycles.map((cycle) => cycle.releaseId))]
  const catalogues = await Promise.all(releases.map(catalogueOf))
  const courses = catalogues.flatMap((catalogue) => catalogue.courses.get(record.courseId) ?? [])
  return new Map(courses.flatMap(keyPointsOf).map((keyPoint) => [keyPoint.id, keyPoint.statement]))
}
