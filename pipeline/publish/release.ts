import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ReleaseEntry } from '#domain/course/catalogue.ts'
import type { ReleaseManifest } from '#domain/course/release.ts'
import { canonicalJson } from '#domain/learning/canonical-json.ts'
import type { CompiledCourse, CompiledEntry } from '../course/compiled-course.ts'
import { sha256Hex } from '../source/digest.ts'

export type Blob = { sha256: string; bytes: Buffer }

/** A compiled course as entries of a manifest, with the blobs that they name. */
export function releaseEntriesOf({ courseId, locale, entries }: CompiledCourse): {
  entries: ReleaseEntry[]
  blobs: Blob[]
} {
  const blobs: Blob[] = []
  const named = entries.map((entry): ReleaseEntry => {
    const bytes = entry.kind === 'figure' ? entry.bytes : Buffer.from(canonicalJson(entry.item))
    const sha256 = sha256Hex(bytes)
    blobs.push({ sha256, bytes })
    return {
      courseId,
      kind: entry.kind,
      itemId: entry.itemId,
      locale,
      blobSha256: sha256,
      meaningHash: meaningHashOfEntry(entry, sha256),
    }
  })
  return { entries: named, blobs }
}

/** A manifest in the one order and form that its hash is taken of. */
export function manifestText(entries: ReleaseEntry[]): string {
  const key = (entry: ReleaseEntry) => [entry.courseId, entry.kind, entry.itemId, entry.locale].join('\0')
  const ordered = [...entries].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  return canonicalJson({ format: 1, entries: ordered } satisfies ReleaseManifest)
}

/** The manifest in a folder as it was last written; null when there is none or it cannot be read. */
export async function readManifest(folder: string): Promise<ReleaseManifest | null> {
  try {
    const { releaseManifestSchema } = await import('#domain/course/release.ts')
    return releaseManifestSchema.parse(JSON.parse(await readFile(path.join(folder, 'release.json'), 'utf8')))
  } catch {
    return null
  }
}

function meaningHashOfEntry(entry: CompiledEntry, blobSha256: string): string {
  return entry.kind === 'figure' ? blobSha256 : sha256Hex(canonicalJson(entry.meaning))
}
