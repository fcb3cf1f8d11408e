import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Compilation } from './compilation.ts'
import { edited, smallCourse } from './fixtures/small-course.ts'
import { watchContent } from './watch-content.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

test('an edit is compiled, a fault in it reported, and mended again', async () => {
  const contentFolder = await courseOnDisk()
  const next = watched(contentFolder)
  const first = await next()
  expect(first.problems).toEqual([])

  const quiz = edited('01-doors/locks.quiz.yaml', 'Doors open.', 'Doors do open.')
  await writeFile(
    path.join(contentFolder, 'small/01-doors/locks.quiz.yaml'),
    Object.values(quiz)[0] as string,
  )
  const second = await next()
  expect(second.releaseId).not.toBe(first.releaseId)

  await replace(contentFolder, 'small/course.yaml', 'id: small')
  const third = await next()
  expect(third.problems.length).toBeGreaterThan(0)
  expect(third.releaseId).toBe(second.releaseId)

  await replace(contentFolder, 'small/course.yaml', smallCourse['small/course.yaml'] as string)
  expect((await next()).problems).toEqual([])
}, 60_000)

async function courseOnDisk(): Promise<string> {
  const contentFolder = await mkdtemp(path.join(os.tmpdir(), 'keypoint-watch-'))
  ends.push(() => rm(contentFolder, { recursive: true, maxRetries: 5 })) // a compilation may still be writing
  for (const [file, text] of Object.entries(smallCourse)) {
    await mkdir(path.dirname(path.join(contentFolder, file)), { recursive: true })
    await writeFile(path.join(contentFolder, file), text)
  }
  return contentFolder
}

/** Results in their order; a run that found nothing new is passed over. */
function watched(contentFolder: string): () => Promise<Compilation> {
  const arrived: Compilation[] = []
  let wake = () => {}
  const watcher = watchContent(
    { contentFolder, outFolder: path.join(contentFolder, '.catalogue') },
    (compilation) => {
      if (!compilation.stats.unchanged) arrived.push(compilation)
      wake()
    },
    (error) => expect.unreachable(String(error)),
  )
  ends.push(() => watcher.close())
  return async () => {
    while (arrived.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    return arrived.shift() as Compilation
  }
}

/** As editors save: write beside, then put into place. */
async function replace(contentFolder: string, file: string, text: string): Promise<void> {
  const place = path.join(contentFolder, file)
  await writeFile(`${place}.tmp`, text)
  await rename(`${place}.tmp`, place)
}
