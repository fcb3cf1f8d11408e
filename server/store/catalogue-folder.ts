import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Problem } from '#domain/course/problem.ts'
import { type ReleaseManifest, releaseManifestSchema } from '#domain/course/release.ts'
import { sha256Hex } from '#server/digest.ts'

/** A release as the pipeline wrote it. */
export type CompiledRelease = { id: string; manifestText: string; manifest: ReleaseManifest }

/** Where the pipeline writes what it compiles: KEYPOINT_CATALOGUE, or `.catalogue` where the process runs. */
export function catalogueFolder(): string {
  return path.resolve(/* turbopackIgnore: true */ process.env.KEYPOINT_CATALOGUE ?? '.catalogue')
}

/** The release in a folder; undefined when nothing was compiled there yet. Throws when it is not a manifest. */
export async function selectOptionalCompiledRelease(folder: string): Promise<CompiledRelease | undefined> {
  const bytes = await readIfThere(path.join(folder, 'release.json'))
  if (!bytes) return undefined
  const manifestText = bytes.toString('utf8')
  return {
    id: sha256Hex(bytes),
    manifestText,
    manifest: releaseManifestSchema.parse(JSON.parse(manifestText)),
  }
}

/** What was wrong with the content when it was last compiled. */
export async function selectContentProblems(folder: string): Promise<Problem[]> {
  const bytes = await readIfThere(path.join(folder, 'problems.json'))
  return bytes ? (JSON.parse(bytes.toString('utf8')) as Problem[]) : []
}

/** When the release in a folder was written, in milliseconds; 0 when there is none. Cheap enough to ask often. */
export async function selectCompiledAt(folder: string): Promise<number> {
  const status = await stat(path.join(folder, 'release.json')).catch(ignoreAbsence)
  return status?.mtimeMs ?? 0
}

/** A blob's bytes if the folder holds them unharmed. */
export async function selectOptionalLocalBlob(folder: string, sha256: string): Promise<Buffer | undefined> {
  const bytes = await readIfThere(path.join(folder, 'blobs', sha256))
  return bytes && sha256Hex(bytes) === sha256 ? bytes : undefined
}

function readIfThere(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch(ignoreAbsence)
}

function ignoreAbsence(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
