import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { sha256Hex } from '../source/digest.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** A hash of everything that decides what content compiles to: the pipeline, what it uses of the domain, its dependencies. */
export async function compilerVersion(): Promise<string> {
  const folders = ['pipeline', 'domain/course', 'domain/questions']
  const sources = (await Promise.all(folders.map(sourcesBelow))).flat().sort()
  const files = [...sources, path.join(root, 'package-lock.json')]
  const texts = await Promise.all(files.map((file) => readFile(file).catch(() => ''))) // no lockfile in an image
  return sha256Hex(texts.map(sha256Hex).join())
}

async function sourcesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
}
