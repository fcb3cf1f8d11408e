import path from 'node:path'
import type { ReleaseEntry } from '#domain/course/catalogue.ts'
import type { Problem } from '#domain/course/problem.ts'
import type { ReleaseManifest } from '#domain/course/release.ts'
import type { Compilation, CourseOutcome, Stats } from './compilation.ts'
import { CompileCache } from './publish/compile-cache.ts'
import { compilerVersion } from './publish/compiler-version.ts'
import { hashInputs, readLastRun, writeLastRun } from './publish/last-run.ts'
import { type Blob, readManifest, releaseEntriesOf } from './publish/release.ts'
import { keepRelease, writeRelease } from './publish/write-release.ts'
import { sortProblems } from './source/position.ts'
import { type CourseFiles, readContent } from './source/read-content.ts'

/**
 * Compiles every course below `contentFolder` into `outFolder`: `release.json`, `blobs/<sha256>` and `problems.json`.
 * A course with problems stays as the previous release has it, or out of this one when it was never in; the others are
 * published. The release changes in one step. What did not change since the last run is not compiled again.
 */
export async function compileContent(folders: {
  contentFolder: string
  outFolder: string
}): Promise<Compilation> {
  const startedAt = performance.now()
  const outFolder = path.resolve(folders.outFolder)
  const contentFolder = path.resolve(folders.contentFolder)
  const [version, courses] = await Promise.all([compilerVersion(), readOptionalContent(contentFolder)])
  if (!courses || courses.length === 0) return nothingToCompile(outFolder, contentFolder, courses, startedAt)
  const inputs = hashInputs(version, courses)
  const last = await readLastRun(outFolder, inputs)
  if (last) {
    const stats = {
      ...last.stats,
      computed: 0,
      fromCache: 0,
      unchanged: true,
      milliseconds: since(startedAt),
    }
    return { ...last, stats }
  }
  const cache = new CompileCache(path.join(outFolder, 'cache'), version)
  const result = await compileAll(courses, contentFolder, outFolder, cache)
  result.stats.milliseconds = since(startedAt)
  await writeLastRun(outFolder, inputs, result)
  return result
}

async function compileAll(
  courses: CourseFiles[],
  contentFolder: string,
  outFolder: string,
  cache: CompileCache,
): Promise<Compilation> {
  const { compileCourse } = await import('./course/compile-course.ts')
  const previous = (await readManifest(outFolder))?.entries ?? []
  const problems: Problem[] = []
  const entries: ReleaseEntry[] = []
  const blobs: Blob[] = []
  const outcomes: CourseOutcome[] = []
  for (const course of courses) {
    const result = await compileCourse(course, contentFolder, cache).catch((error) => failed(course, error))
    problems.push(...result.problems)
    const before = previous.filter((entry) => entry.courseId === course.folder)
    const next = result.compiled ? releaseEntriesOf(result.compiled) : { entries: before, blobs: [] }
    entries.push(...next.entries)
    blobs.push(...next.blobs)
    const state = result.compiled ? 'compiled' : before.length > 0 ? 'kept' : 'left-out'
    outcomes.push({ courseId: course.folder, state, problems: result.problems.length })
  }
  const sorted = sortProblems(problems)
  const written =
    entries.length > 0
      ? await writeRelease(outFolder, entries, blobs, sorted)
      : await keepRelease(outFolder, sorted)
  const { computed, found: fromCache } = cache
  return { ...written, stats: { ...statsOf(written.manifest, outcomes), computed, fromCache } }
}

/** A fault of the compiler itself concerns one course, not the site. */
function failed({ folder }: CourseFiles, error: unknown): { compiled: null; problems: Problem[] } {
  const what = `Keypoint failed to compile this course: ${error instanceof Error ? error.message : error}`
  const fix = 'Undo the last change to the course and report this message; it is a fault in Keypoint.'
  return { compiled: null, problems: [{ file: `${folder}/course.yaml`, line: 1, column: 1, what, fix }] }
}

/** Without any course the previous release stays: a folder that is not there yet must not empty the site. */
async function nothingToCompile(
  outFolder: string,
  contentFolder: string,
  courses: CourseFiles[] | null,
  startedAt: number,
): Promise<Compilation> {
  const what = courses ? 'There is no course in this folder.' : 'This folder cannot be read.'
  const fix =
    'Set KEYPOINT_CONTENT to the folder that holds the courses, each in a folder of its own with a course.yaml.'
  const problems = [{ file: contentFolder, line: 1, column: 1, what, fix }]
  const kept = await keepRelease(outFolder, problems)
  const stats = { ...statsOf(kept.manifest, []), computed: 0, fromCache: 0, milliseconds: since(startedAt) }
  return { ...kept, stats }
}

function statsOf(
  manifest: ReleaseManifest | null,
  courses: CourseOutcome[],
): Omit<Stats, 'computed' | 'fromCache'> {
  const items: Record<string, number> = {}
  for (const { kind } of manifest?.entries ?? []) items[kind] = (items[kind] ?? 0) + 1
  return { courses, items, unchanged: false, milliseconds: 0 }
}

async function readOptionalContent(contentFolder: string): Promise<CourseFiles[] | null> {
  try {
    return await readContent(contentFolder)
  } catch {
    return null
  }
}

function since(startedAt: number): number {
  return Math.round(performance.now() - startedAt)
}
