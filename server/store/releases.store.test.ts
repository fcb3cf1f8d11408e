import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { canonicalJson } from '#domain/learning/canonical-json.ts'
import { catalogueOf, currentCatalogue, figure, itemOf } from '#server/catalogue.ts'
import { sha256Hex } from '#server/digest.ts'
import { publishOnStart, takeStoredReleaseLive } from '#server/publish-release.ts'
import { testDatabase } from '#test/database.ts'
import { selectStoredReleases } from './releases.ts'
import { storeRelease } from './store-release.ts'

const db = testDatabase()
const now = new Date('2026-11-23T08:00:00Z')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'keypoint-catalogue-'))
  vi.stubEnv('KEYPOINT_CATALOGUE', folder)
  delete (globalThis as { keypointCatalogue?: unknown }).keypointCatalogue
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

test('a release is stored once, with every blob', async () => {
  const id = await compiled('A course')
  expect(await storeRelease(db(), folder, now)).toBe(id)
  expect(await storeRelease(db(), folder, now)).toBe(id)
  expect(
    await db().contentBlob.findMany({ select: { mediaType: true }, orderBy: { mediaType: 'asc' } }),
  ).toEqual([{ mediaType: 'application/json' }, { mediaType: 'image/svg+xml' }])
  expect(await db().releaseItem.count()).toBe(2)
})

test('a release with a harmed blob is not stored', async () => {
  await compiled('A course')
  await writeFile(path.join(folder, 'blobs', sha256Hex('<svg/>')), 'harmed')
  await expect(storeRelease(db(), folder, now)).rejects.toThrow('missing or harmed')
  expect(await db().catalogueRelease.count()).toBe(0)
})

test('on the embedded database a changed release goes live with the start, once', async () => {
  const first = await compiled('A course')
  expect(await publishOnStart('embedded')).toEqual({ releaseId: first, isLive: true, changed: true })
  expect(await publishOnStart('embedded')).toEqual({ releaseId: first, isLive: true, changed: false })
  const second = await compiled('A better course')
  expect(await publishOnStart('embedded')).toEqual({ releaseId: second, isLive: true, changed: true })
  expect(await db().learningEvent.count({ where: { type: 'release-taken-live' } })).toBe(2)
})

test('on a server only the very first release goes live with the start; later ones wait to be taken', async () => {
  const first = await compiled('A course')
  await publishOnStart('server')
  const second = await compiled('A better course')
  expect(await publishOnStart('server')).toEqual({ releaseId: second, isLive: false, changed: false })
  expect((await selectStoredReleases(db(), 10)).find((release) => release.isLive)?.id).toBe(first)

  expect(await takeStoredReleaseLive(second, { kind: 'operator' }, now)).toBe(true)
  expect(await takeStoredReleaseLive(second, { kind: 'operator' }, now)).toBe(false)
  expect(await takeStoredReleaseLive(first, { kind: 'operator' }, now)).toBe(true)
  await expect(takeStoredReleaseLive('no-such', { kind: 'operator' }, now)).rejects.toThrow(
    'No release no-such',
  )
})

test('what is compiled during development is served at the next look', async () => {
  vi.stubEnv('NODE_ENV', 'development')
  await compiled('A course')
  expect((await currentCatalogue()).courses.get('small')?.title).toBe('A course')
  const second = await compiled('A better course')
  expect((await currentCatalogue()).releaseId).toBe(second)
})

test('a pinned release is served from the database when its files are gone', async () => {
  const first = await compiled('A course')
  await publishOnStart('embedded')
  await rm(folder, { recursive: true })
  const catalogue = await catalogueOf(first)
  expect(catalogue.courses.get('small')?.title).toBe('A course')
  const blob = catalogue.entries.get('small/course/small')?.blobSha256 ?? ''
  expect(await itemOf(blob)).toMatchObject({ kind: 'course', id: 'small' })
})

test('an image is served with its kind, and only under the course that has it', async () => {
  await compiled('A course')
  await publishOnStart('embedded')
  const live = await currentCatalogue()
  const served = await figure([live], 'small', '01-doors/figures/key.svg')
  expect(served && { ...served, bytes: new TextDecoder().decode(served.bytes) }).toEqual({
    mediaType: 'image/svg+xml',
    bytes: '<svg/>',
    sha256: sha256Hex('<svg/>'),
  })
  expect(await figure([live], 'other', '01-doors/figures/key.svg')).toBeNull()
  expect(await figure([live], 'small', '../course.yaml')).toBeNull()
})

test('an image that was dropped is still served to whoever is pinned to a release that has it', async () => {
  const first = await compiled('A course')
  await publishOnStart('embedded')
  await compiled('A better course', [])
  await publishOnStart('embedded')
  const [live, pinned] = [await currentCatalogue(), await catalogueOf(first)]
  expect(await figure([live], 'small', '01-doors/figures/key.svg')).toBeNull()
  expect((await figure([live, pinned], 'small', '01-doors/figures/key.svg'))?.sha256).toBe(
    sha256Hex('<svg/>'),
  )
})

const keyFigure = { kind: 'figure', itemId: '01-doors/figures/key.svg', text: '<svg/>' }

/** Writes a release with a course and its images as the pipeline does; returns its id. */
async function compiled(title: string, figures = [keyFigure]): Promise<string> {
  const course = { kind: 'course', id: 'small', was: [], title, locales: ['en'], terms: [], moduleIds: [] }
  const contents = [{ kind: 'course', itemId: 'small', text: canonicalJson(course) }, ...figures]
  await mkdir(path.join(folder, 'blobs'), { recursive: true })
  for (const { text } of contents) await writeFile(path.join(folder, 'blobs', sha256Hex(text)), text)
  const entries = contents.map(({ kind, itemId, text }) => {
    const hash = sha256Hex(text)
    return { courseId: 'small', kind, itemId, locale: 'en', blobSha256: hash, meaningHash: hash }
  })
  const manifest = canonicalJson({ format: 1, entries })
  await writeFile(path.join(folder, 'release.json'), manifest)
  return sha256Hex(manifest)
}
