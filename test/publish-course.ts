import type { Course, ReleaseEntry } from '#domain/course/catalogue.ts'
import type { CompiledItem } from '#domain/course/release.ts'
import { canonicalJson } from '#domain/learning/canonical-json.ts'
import { sha256Hex } from '#server/digest.ts'
import { database } from '#server/store/database.ts'
import { takeReleaseLive } from '#server/store/releases.ts'
import { inTransaction } from '#server/store/transaction.ts'

/** Stores a course with its blobs as a release of its own, takes it live at `now` and returns the release's id. */
export function publishCourse(course: Course, now = new Date('2026-01-01T00:00:00Z')): Promise<string> {
  return publishCourses([course], now)
}

/** The same of several courses that stand in one release. */
export async function publishCourses(courses: Course[], now: Date): Promise<string> {
  const blobs = courses.flatMap((course) =>
    itemsOf(course).map((item) => ({ courseId: course.id, item, text: canonicalJson(item) })),
  )
  const entries = blobs.map(({ courseId, item, text }): ReleaseEntry => {
    const hash = sha256Hex(text)
    return {
      courseId,
      kind: item.kind,
      itemId: item.id,
      locale: 'en',
      blobSha256: hash,
      meaningHash: hash,
    }
  })
  const manifest = canonicalJson({ format: 1, entries })
  const releaseId = sha256Hex(manifest)
  await database().contentBlob.createMany({
    data: blobs.map(({ text }) => ({
      sha256: sha256Hex(text),
      mediaType: 'application/json',
      bytes: new TextEncoder().encode(text),
    })),
    skipDuplicates: true,
  })
  const release = { id: releaseId, manifest, recordedAt: now }
  await database().catalogueRelease.createMany({ data: [release], skipDuplicates: true })
  await database().releaseItem.createMany({
    data: entries.map((entry) => ({ releaseId, ...entry })),
    skipDuplicates: true,
  })
  await inTransaction((tx) => takeReleaseLive(tx, { releaseId, actor: { kind: 'system' }, now }))
  forgetContent()
  return releaseId
}

/** What the process remembers of content belongs to the database of the test before. */
function forgetContent(): void {
  process.env.KEYPOINT_CATALOGUE = '.cache/no-catalogue'
  delete (globalThis as { keypointCatalogue?: unknown }).keypointCatalogue
}

function itemsOf(course: Course): CompiledItem[] {
  const { modules, ...courseItem } = course
  return [
    courseItem,
    ...modules.flatMap(({ lessons, keyPoints, ...moduleItem }) => [
      moduleItem,
      ...lessons,
      ...keyPoints.flatMap(({ questions, ...keyPointItem }) => [keyPointItem, ...questions]),
    ]),
  ]
}
