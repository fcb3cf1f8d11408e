import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { canonicalJson } from '#domain/learning/canonical-json.ts'
import { sha256Hex } from '../source/digest.ts'

/**
 * Results by the hash of everything they were made from, the compiler's own version included. A result is plain data.
 * Without a folder nothing is kept.
 */
export class CompileCache {
  computed = 0
  found = 0
  readonly #folder: string | null
  readonly #version: string

  constructor(folder: string | null, version: string) {
    this.#folder = folder
    this.#version = version
  }

  async get<Result>(step: string, inputs: unknown, compute: () => Promise<Result>): Promise<Result> {
    const key = sha256Hex(canonicalJson([this.#version, step, inputs]))
    const kept = await this.#read<Result>(key)
    if (kept) {
      this.found++
      return kept.result
    }
    const result = await compute()
    this.computed++
    if (this.#folder)
      await writeAtomically(path.join(this.#folder, `${key}.json`), JSON.stringify({ result }))
    return result
  }

  async #read<Result>(key: string): Promise<{ result: Result } | undefined> {
    if (!this.#folder) return undefined
    try {
      return JSON.parse(await readFile(path.join(this.#folder, `${key}.json`), 'utf8'))
    } catch {
      return undefined // absent, or harmed: compute it again
    }
  }
}

/** Writes a file whole or not at all, making its folder first. */
export async function writeAtomically(file: string, data: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}-${Math.random().toString(36).slice(2)}.tmp`
  await writeFile(unfinished, data)
  await rename(unfinished, file)
}
