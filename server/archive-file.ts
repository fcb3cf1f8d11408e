import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline as connect, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { type ArchivePart, ArchiveProblem } from './store/archive/archive-header.ts'
import { archiveParts, archiveText } from './store/archive/archive-text.ts'

/** As much text may wait to be compressed, so that reading the database seldom waits for that. */
const textAheadBytes = 32 * 1024 * 1024

/**
 * Writes a backup to a file that only its owner can read: gzip over the lines of archive-text.ts. The file gets its
 * name when it is whole and on the disk. Throws an ArchiveProblem when there is a file of that name.
 */
export async function writeArchiveFile(file: string, parts: AsyncIterable<ArchivePart>): Promise<void> {
  demandFree(file)
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.unfinished`
  try {
    await pipeline(
      Readable.from(archiveText(parts)),
      createGzip({ writableHighWaterMark: textAheadBytes } as object),
      createWriteStream(unfinished, { flags: 'wx', mode: 0o600 }),
    )
    await flush(unfinished)
    demandFree(file)
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** The parts of a backup in a file. Throws an ArchiveProblem that says what is wrong with it. */
export function archiveFileParts(file: string): AsyncGenerator<ArchivePart> {
  return archiveParts(linesOf(file))
}

/** Throws an ArchiveProblem when there is a file of that name. */
export function demandFree(file: string): void {
  if (existsSync(file))
    throw new ArchiveProblem(
      `There is a file ${file} already, and a backup never replaces one. Give another name.`,
    )
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync()
  await handle.close()
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const text = connect(createReadStream(file), createGunzip(), () => {})
  let begun: Buffer[] = []
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      let from = 0
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        yield Buffer.concat([...begun, chunk.subarray(from, end)]).toString('utf8')
        begun = []
        from = end + 1
      }
      if (from < chunk.length) begun.push(chunk.subarray(from))
    }
  } catch (error) {
    throw isOfZlib(error) ? new ArchiveProblem(damageSentence(error.code)) : error
  }
  if (begun.length > 0) throw new ArchiveProblem('The archive ends too early: its last line is not whole.')
}

function damageSentence(code: string): string {
  if (code === 'Z_BUF_ERROR') return 'The archive ends too early: a part of the file is missing.'
  return 'This is not an archive that `keypoint backup` made, or it is damaged.'
}

function isOfZlib(error: unknown): error is { code: string } {
  return error instanceof Error && 'code' in error && /^Z_/.test(String(error.code))
}
