import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { ReleaseEntry } from '#domain/course/catalogue.ts'
import type { Problem } from '#domain/course/problem.ts'
import type { ReleaseManifest } from '#domain/course/release.ts'
import { sha256Hex } from '../source/digest.ts'
import { writeAtomically } from './compile-cache.ts'
import { type Blob, manifestText, readManifest } from './release.ts'

export type WrittenRelease = {
  problems: Problem[]
  manifest: ReleaseManifest | null
  releaseId: string | null
}

/** Writes a release: its blobs first, then the manifest in one step, so that a reader never finds half of it. */
export async function writeRelease(
  outFolder: string,
  entries: ReleaseEntry[],
  blobs: Blob[],
  problems: Problem[],
): Promise<WrittenRelease> {
  await writeBlobs(path.join(outFolder, 'blobs'), blobs)
  const text = manifestText(entries)
  await writeAtomically(path.join(outFolder, 'release.json'), text)
  await writeProblems(outFolder, problems)
  return { problems, manifest: JSON.parse(text) as ReleaseManifest, releaseId: sha256Hex(text) }
}

/** Writes problems only; the release in the folder, if there is one, stays as it is. */
export async function keepRelease(outFolder: string, problems: Problem[]): Promise<WrittenRelease> {
  await writeProblems(outFolder, problems)
  const manifest = await readManifest(outFolder)
  return { problems, manifest, releaseId: manifest && sha256Hex(manifestText(manifest.entries)) }
}

async function writeBlobs(folder: string, blobs: Blob[]): Promise<void> {
  const there = new Set(await readdir(folder).catch(() => []))
  for (const { sha256, bytes } of blobs)
    if (!there.has(sha256)) await writeAtomically(path.join(folder, sha256), bytes)
}

function writeProblems(outFolder: string, problems: Problem[]): Promise<void> {
  return writeAtomically(path.join(outFolder, 'problems.json'), JSON.stringify(problems, null, 1))
}
