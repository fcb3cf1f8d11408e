import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { compileContent } from './compile-content.ts'
import { edited, smallCourse } from './fixtures/small-course.ts'
import { sha256Hex } from './source/digest.ts'

vi.setConfig({ testTimeout: 30_000 }) // the bundler takes a second to wake up

let root: string
let contentFolder: string
let outFolder: string

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'keypoint-pipeline-'))
  contentFolder = path.join(root, 'content')
  outFolder = path.join(root, 'catalogue')
  await write(smallCourse)
})
afterEach(() => rm(root, { recursive: true }))

test('a release is named by the hash of its manifest, and names its blobs by theirs', async () => {
  const { manifest, releaseId, problems } = await compile()
  expect(problems).toEqual([])
  expect(sha256Hex(await readFile(path.join(outFolder, 'release.json')))).toBe(releaseId)
  for (const { blobSha256 } of manifest?.entries ?? [])
    expect(sha256Hex(await readFile(path.join(outFolder, 'blobs', blobSha256)))).toBe(blobSha256)
  expect(await readdir(path.join(outFolder, 'blobs'))).toHaveLength(8)
})

test('the same content gives the same release anywhere', async () => {
  const first = await compile()
  await rm(outFolder, { recursive: true })
  expect((await compile()).releaseId).toBe(first.releaseId)
})

test('unchanged content is not compiled again', async () => {
  const first = await compile()
  const second = await compile()
  expect(second).toEqual({
    ...first,
    stats: {
      ...first.stats,
      computed: 0,
      fromCache: 0,
      unchanged: true,
      milliseconds: second.stats.milliseconds,
    },
  })
})

test('of a changed course only what changed is compiled again', async () => {
  const before = await compile()
  await write(edited('01-doors/locks.quiz.yaml', 'Doors open.', 'Doors do open.'))
  const { stats, manifest } = await compile()
  expect(stats.computed).toBe(1)
  expect(changedItems(before.manifest, manifest)).toEqual(['question doors-open'])
})

test('what was lost of a release is written again', async () => {
  const { releaseId } = await compile()
  await rm(path.join(outFolder, 'blobs'), { recursive: true })
  await compile()
  expect(await readdir(path.join(outFolder, 'blobs'))).toHaveLength(8)
  await writeFile(path.join(outFolder, 'release.json'), 'harmed')
  expect((await compile()).releaseId).toBe(releaseId)
})

test('white space and the order of keys change a blob but not what it means', async () => {
  const before = await compile()
  await write({
    ...edited(
      '01-doors/01-opening.mdx',
      'title: Opening doors\ndurationMinutes: 3',
      'durationMinutes: 3\ntitle: Opening   doors',
    ),
    ...edited('01-doors/locks.quiz.yaml', 'Think *twice*.', 'Think\n      _twice_.'),
  })
  const after = await compile()
  const meanings = (compilation: typeof before) =>
    compilation.manifest?.entries.map((entry) => entry.meaningHash)
  expect(meanings(after)).toEqual(meanings(before))
  expect(after.releaseId).not.toBe(before.releaseId)
})

test('a broken course stays as it was, and the others are published', async () => {
  await write(renamed('other'))
  const before = await compile()
  await write({ ...edited('course.yaml', 'title:', 'titel:'), ...renamed('other', 'A new title') })
  const { manifest, problems, stats } = await compile()
  expect(problems.map((problem) => problem.file)).toEqual(['small/course.yaml', 'small/course.yaml'])
  expect(stats.courses).toEqual([
    { courseId: 'other', state: 'compiled', problems: 0 },
    { courseId: 'small', state: 'kept', problems: 2 },
  ])
  expect(changedItems(before.manifest, manifest)).toEqual(['course other'])
  expect(JSON.parse(await readFile(path.join(outFolder, 'problems.json'), 'utf8'))).toEqual(problems)
})

test('a course that never was without problems is left out', async () => {
  await write(edited('course.yaml', 'title:', 'titel:'))
  const { manifest, stats } = await compile()
  expect(manifest).toBeNull()
  expect(stats.courses).toEqual([{ courseId: 'small', state: 'left-out', problems: 2 }])
})

test('a course whose folder is gone leaves the release', async () => {
  await write(renamed('other'))
  await compile()
  await rm(path.join(contentFolder, 'other'), { recursive: true })
  const { manifest } = await compile()
  expect(new Set(manifest?.entries.map((entry) => entry.courseId))).toEqual(new Set(['small']))
})

test('an empty or missing content folder does not empty the site', async () => {
  const before = await compile()
  for (const folder of [path.join(root, 'empty'), path.join(root, 'missing')]) {
    if (folder.endsWith('empty')) await mkdir(folder)
    const { problems, releaseId } = await compileContent({ contentFolder: folder, outFolder })
    expect(problems).toHaveLength(1)
    expect(releaseId).toBe(before.releaseId)
  }
})

function compile() {
  return compileContent({ contentFolder, outFolder })
}

async function write(files: Record<string, string | Buffer>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(contentFolder, file)), { recursive: true })
    await writeFile(path.join(contentFolder, file), text)
  }
}

function renamed(id: string, title = 'A small course'): Record<string, string | Buffer> {
  return Object.fromEntries(
    Object.entries(smallCourse).map(([file, text]) => [
      file.replace('small', id),
      typeof text === 'string'
        ? text.replace('id: small', `id: ${id}`).replace('A small course', title)
        : text,
    ]),
  )
}

type Manifest = Awaited<ReturnType<typeof compile>>['manifest']

function changedItems(before: Manifest, after: Manifest): string[] {
  const old = new Set(before?.entries.map((entry) => `${entry.courseId} ${entry.blobSha256}`))
  return (after?.entries ?? [])
    .filter((entry) => !old.has(`${entry.courseId} ${entry.blobSha256}`))
    .map((entry) => `${entry.kind} ${entry.itemId}`)
}
