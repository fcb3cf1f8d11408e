import type { Course, ReleaseEntry } from '#domain/course/catalogue.ts'
import type { CompiledItem, ReleaseManifest } from '#domain/course/release.ts'
import { canonicalJson } from '#domain/learning/canonical-json.ts'
import { sha256Hex } from '#server/digest.ts'
import { database } from '#server/store/database.ts'
import { takeReleaseLive } from '#server/store/releases.ts'
import { inTransaction } from '#server/store/transaction.ts'

/** Stores a course as the pipeline would have and takes it live at an instant; returns the release's id. */
export async function publishCourse(course: Course, now: Date): Promise<string> {
  const blobs = new Map<string, Uint8Array<ArrayBuffer>>()
  const entries = itemsOf(course).map((item): ReleaseEntry => {
    const bytes = new TextEncoder().encode(canonicalJson(item))
    const blobSha256 = sha256Hex(bytes)
    blobs.set(blobSha256, bytes)
    return {
      courseId: course.id,
      kind: item.kind,
      itemId: item.id,
      locale: 'en',
      blobSha256,
      meaningHash: blobSha256,
    }
  })
  const manifest = canonicalJson({ format: 1, entries } satisfies ReleaseManifest)
  const id = sha256Hex(manifest)
  const db = database()
  const data = [...blobs].map(([sha256, bytes]) => ({ sha256, bytes, mediaType: 'application/json' }))
  await db.contentBlob.createMany({ data, skipDuplicates: true })
  await db.catalogueRelease.create({ data: { id, manifest, recordedAt: now } })
  await db.releaseItem.createMany({ data: entries.map((entry) => ({ releaseId: id, ...entry })) })
  await inTransaction((tx) => takeReleaseLive(tx, { releaseId: id, actor: { kind: 'system' }, now }))
  forgetServedCatalogue()
  return id
}

/** The catalogue is kept for the whole process, which outlives a test's database. */
function forgetServedCatalogue(): void {
  Object.assign(globalThis, { keypointCatalogue: undefined })
}

function itemsOf({ modules, ...course }: Course): CompiledItem[] {
  const items: CompiledItem[] = [course]
  for (const { lessons, keyPoints, ...module } of modules) {
    items.push(module, ...lessons)
    for (const { questions, ...keyPoint } of keyPoints) items.push(keyPoint, ...questions)
  }
  return items
}
