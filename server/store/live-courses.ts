import type { Db, Tx } from './database.ts'
import { selectOptionalLiveReleaseId } from './releases.ts'

/** The live release when it holds the course; null when the course is not on offer. */
export async function selectOptionalReleaseOfCourse(db: Db | Tx, courseId: string): Promise<string | null> {
  const releaseId = await selectOptionalLiveReleaseId(db)
  if (releaseId === undefined) return null
  const items = await db.releaseItem.count({ where: { releaseId, courseId, kind: 'course' } })
  return items > 0 ? releaseId : null
}

/** True when the live release holds the course. */
export async function isCourseLive(db: Db | Tx, courseId: string): Promise<boolean> {
  return (await selectOptionalReleaseOfCourse(db, courseId)) !== null
}
