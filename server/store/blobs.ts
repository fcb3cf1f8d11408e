import type { Catalogue, ReleaseEntry } from '#domain/course/catalogue.ts'
import { assembleCatalogue, type CompiledItem, releaseManifestSchema } from '#domain/course/release.ts'
import { selectOptionalLocalBlob } from './catalogue-folder.ts'
import { chunksOf } from './chunks.ts'
import type { Db } from './database.ts'

/** A release put together, its blobs from `folder` where they are there and from the database where they are not. */
export async function loadCatalogue(db: Db, folder: string, releaseId: string): Promise<Catalogue> {
  const row = await db.catalogueRelease.findUniqueOrThrow({ where: { id: releaseId } })
  const manifest = releaseManifestSchema.parse(JSON.parse(row.manifest))
  const wanted = manifest.entries.filter((entry) => entry.kind !== 'figure').map((entry) => entry.blobSha256)
  const blobs = await selectBlobs(db, folder, [...new Set(wanted)])
  return assembleCatalogue(releaseId, manifest, (entry) => itemOf(blobs.get(entry.blobSha256), entry))
}

/** The bytes of a blob. Throws when neither the folder nor the database has them. */
export async function selectBlob(db: Db, folder: string, sha256: string): Promise<Uint8Array> {
  const bytes = (await selectBlobs(db, folder, [sha256])).get(sha256)
  if (!bytes) throw new Error(`No blob ${sha256} is stored`)
  return bytes
}

async function selectBlobs(db: Db, folder: string, sha256s: string[]): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  for (const sha256 of sha256s) {
    const bytes = await selectOptionalLocalBlob(folder, sha256)
    if (bytes) found.set(sha256, bytes)
  }
  const missing = sha256s.filter((sha256) => !found.has(sha256))
  for (const chunk of chunksOf(missing, 200)) {
    const rows = await db.contentBlob.findMany({ where: { sha256: { in: chunk } } })
    for (const row of rows) found.set(row.sha256, row.bytes)
  }
  return found
}

function itemOf(bytes: Uint8Array | undefined, entry: ReleaseEntry): CompiledItem {
  if (!bytes) throw new Error(`The blob of ${entry.kind} ${entry.courseId}/${entry.itemId} is not stored`)
  return JSON.parse(new TextDecoder().decode(bytes)) as CompiledItem
}
