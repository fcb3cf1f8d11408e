import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Compilation } from '../compilation.ts'
import { sha256Hex } from '../source/digest.ts'
import type { CourseFiles } from '../source/read-content.ts'
import { writeAtomically } from './compile-cache.ts'

type LastRun = { inputs: string; result: Compilation }

/** A hash of everything a run is made from: the compiler and every file's path and bytes. */
export function hashInputs(version: string, courses: CourseFiles[]): string {
  const lines = courses.flatMap(({ folder, files }) => [
    folder,
    ...[...files].map(([file, bytes]) => `${file} ${sha256Hex(bytes)}`),
  ])
  return sha256Hex([version, ...lines].join('\n'))
}

/** What the last run gave, if it was made from the same inputs and what it wrote is still there; else null. */
export async function readLastRun(outFolder: string, inputs: string): Promise<Compilation | null> {
  try {
    const last = JSON.parse(await readFile(fileIn(outFolder), 'utf8')) as LastRun
    return last.inputs === inputs && (await isIntact(outFolder, last.result)) ? last.result : null
  } catch {
    return null
  }
}

/** Remembers what a run gave. */
export function writeLastRun(outFolder: string, inputs: string, result: Compilation): Promise<void> {
  return writeAtomically(fileIn(outFolder), JSON.stringify({ inputs, result } satisfies LastRun))
}

async function isIntact(outFolder: string, { manifest, releaseId }: Compilation): Promise<boolean> {
  if (!manifest) return true
  const bytes = await readFile(path.join(outFolder, 'release.json'))
  const blobs = new Set(await readdir(path.join(outFolder, 'blobs')))
  return sha256Hex(bytes) === releaseId && manifest.entries.every((entry) => blobs.has(entry.blobSha256))
}

function fileIn(outFolder: string): string {
  return path.join(outFolder, 'cache', 'last-run.json')
}
