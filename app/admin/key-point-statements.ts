import type { LearnerRecord } from '#domain/learning/learner-record.ts'
import { catalogueOf } from '#server/catalogue.ts'

/** The statements of a course's key points, by id, as the releases that the person's cycles pin have them. */
export async function keyPointStatements(record: LearnerRecord): Promise<Map<string, string>> {
  const releases = [...new Set(record.cycles.map((cycle) => cycle.releaseId))]
  const catalogues = await Promise.all(releases.map(catalogueOf))
  const modules = catalogues.flatMap((catalogue) => catalogue.courses.get(record.courseId)?.modules ?? [])
  return new Map(
    modules.flatMap((module) => module.keyPoints).map((keyPoint) => [keyPoint.id, keyPoint.statement]),
  )
}
