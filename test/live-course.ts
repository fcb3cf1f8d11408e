import { database } from '#server/store/database.ts'
import { takeReleaseLive } from '#server/store/releases.ts'
import { inTransaction } from '#server/store/transaction.ts'

/** Takes a release live that holds courses of these ids and nothing in them; returns its id. */
export async function makeCoursesLive(courseIds: string[], releaseId = 'release-1'): Promise<string> {
  const now = new Date('2026-01-01T00:00:00Z')
  await database().catalogueRelease.create({ data: { id: releaseId, manifest: '{}', recordedAt: now } })
  await database().releaseItem.createMany({
    data: courseIds.map((courseId) => ({
      releaseId,
      courseId,
      kind: 'course',
      itemId: courseId,
      locale: 'en',
      blobSha256: 'blob',
      meaningHash: 'meaning',
    })),
  })
  await inTransaction((tx) => takeReleaseLive(tx, { releaseId, actor: { kind: 'system' }, now }))
  return releaseId
}
