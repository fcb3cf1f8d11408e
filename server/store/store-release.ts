import type { ReleaseEntry } from '#domain/course/catalogue.ts'
import { figureMediaType } from '#domain/course/figure.ts'
import {
  type CompiledRelease,
  selectOptionalCompiledRelease,
  selectOptionalLocalBlob,
} from './catalogue-folder.ts'
import { chunksOf } from './chunks.ts'
import type { Db } from './database.ts'

/**
 * Stores the release compiled in `folder` with all its blobs and returns its id. Doing it again changes nothing.
 * Throws when nothing was compiled there or a blob is missing or harmed.
 */
export async function storeRelease(db: Db, folder: string, now: Date): Promise<string> {
  const release = await selectOptionalCompiledRelease(folder)
  if (!release) throw new Error(`No course is compiled in ${folder}`)
  if (await db.catalogueRelease.findUnique({ where: { id: release.id }, select: { id: true } }))
    return release.id
  await storeBlobs(db, folder, release.manifest.entries)
  await storeManifest(db, release, now)
  return release.id
}

async function storeBlobs(db: Db, folder: string, entries: ReleaseEntry[]): Promise<void> {
  const entryOf = new Map(entries.map((entry) => [entry.blobSha256, entry]))
  for (const chunk of chunksOf([...entryOf.keys()], 100)) {
    const rows = await db.contentBlob.findMany({ where: { sha256: { in: chunk } }, select: { sha256: true } })
    const stored = new Set(rows.map((row) => row.sha256))
    const data = []
    for (const sha256 of chunk.filter((id) => !stored.has(id))) {
      const bytes = await selectOptionalLocalBlob(folder, sha256)
      const entry = entryOf.get(sha256)
      if (!bytes || !entry) throw new Error(`Blob ${sha256} is missing or harmed in ${folder}; compile again`)
      data.push({ sha256, mediaType: mediaTypeOf(entry), bytes: new Uint8Array(bytes) })
    }
    await db.contentBlob.createMany({ data, skipDuplicates: true })
  }
}

async function storeManifest(
  db: Db,
  { id, manifest, manifestText }: CompiledRelease,
  now: Date,
): Promise<void> {
  await db.$transaction([
    db.catalogueRelease.createMany({
      data: [{ id, manifest: manifestText, recordedAt: now }],
      skipDuplicates: true,
    }),
    db.releaseItem.createMany({
      data: manifest.entries.map((entry) => ({ releaseId: id, ...entry })),
      skipDuplicates: true,
    }),
  ])
}

function mediaTypeOf(entry: ReleaseEntry): string {
  return entry.kind === 'figure'
    ? (figureMediaType(entry.itemId) ?? 'application/octet-stream')
    : 'application/json'
}
