import type { Catalogue, QuestionItem } from '#domain/course/catalogue.ts'
import { itemKey } from '#domain/course/catalogue.ts'
import { figureMediaType } from '#domain/course/figure.ts'
import type { CompiledItem } from '#domain/course/release.ts'
import { LiveRelease } from './live-release.ts'
import { RecentlyUsed } from './recently-used.ts'
import { loadCatalogue, selectBlob } from './store/blobs.ts'
import { catalogueFolder } from './store/catalogue-folder.ts'
import { database } from './store/database.ts'

type Memory = {
  live: LiveRelease
  catalogues: RecentlyUsed<Promise<Catalogue>>
  items: RecentlyUsed<Promise<CompiledItem>>
  figures: RecentlyUsed<Promise<Uint8Array>>
}

// One for the process: Next loads this module more than once.
const processWide = globalThis as typeof globalThis & { keypointCatalogue?: Memory }

/**
 * Everything that is live now, from memory. Which release that is is asked again every few seconds, so that several
 * instances serve one release. Throws before the first release was taken live.
 */
export async function currentCatalogue(): Promise<Catalogue> {
  return catalogueOf(await memory().live.selectId())
}

/** The release that a cycle or an attempt is pinned to. Throws when no such release is stored. */
export function catalogueOf(releaseId: string): Promise<Catalogue> {
  return memory().catalogues.get(releaseId, () => loadCatalogue(database(), catalogueFolder(), releaseId))
}

/** A question as an attempt fixed it, by the sha256 of its blob; its key is included. Throws when it is not stored. */
export async function questionOf(blobSha256: string): Promise<QuestionItem> {
  const item = await itemOf(blobSha256)
  if (item.kind !== 'question') throw new Error(`Blob ${blobSha256} is a ${item.kind}, not a question`)
  return item
}

/** A compiled item of any kind by the sha256 of its blob. Throws when it is not stored. */
export function itemOf(blobSha256: string): Promise<CompiledItem> {
  return memory().items.get(blobSha256, async () => {
    const bytes = await selectBlob(database(), catalogueFolder(), blobSha256)
    return JSON.parse(new TextDecoder().decode(bytes)) as CompiledItem
  })
}

export type ServedFigure = { mediaType: string; bytes: Uint8Array; sha256: string }

/**
 * An image of a course by its path below the course's folder, from the first of the catalogues that has it: a
 * learner's live one, then the one their cycle pins, whose dropped lessons they still read. Null when none has it.
 */
export async function figure(
  catalogues: readonly Catalogue[],
  courseId: string,
  path: string,
): Promise<ServedFigure | null> {
  const key = itemKey(courseId, 'figure', path)
  const sha256 = catalogues.map(({ entries }) => entries.get(key)?.blobSha256).find(Boolean)
  const mediaType = figureMediaType(path)
  if (!sha256 || !mediaType) return null
  const bytes = await memory().figures.get(sha256, () => selectBlob(database(), catalogueFolder(), sha256))
  return { mediaType, bytes, sha256 }
}

function memory(): Memory {
  processWide.keypointCatalogue ??= {
    live: new LiveRelease(),
    catalogues: new RecentlyUsed(6),
    items: new RecentlyUsed(2000),
    figures: new RecentlyUsed(64),
  }
  return processWide.keypointCatalogue
}
