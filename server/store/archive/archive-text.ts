import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  type ArchiveHeader,
  type ArchivePart,
  ArchiveProblem,
  archiveFormat,
  archiveVersion,
  headerSchema,
} from './archive-header.ts'

/** The text of an archive, piece by piece: a line for the header, each row and the sequences, then the trailer. */
export async function* archiveText(parts: AsyncIterable<ArchivePart>): AsyncGenerator<string> {
  const digest = createHash('sha256')
  let lines = 0
  for await (const part of parts) {
    const written = linesOf(part)
    const text = `${written.join('\n')}\n`
    lines += written.length
    digest.update(text)
    yield text
  }
  yield `${JSON.stringify({ lines, sha256: digest.digest('hex') })}\n`
}

function linesOf(part: ArchivePart): string[] {
  if (part.kind === 'header') return [JSON.stringify(part.header)]
  return part.kind === 'rows' ? part.lines : [JSON.stringify({ sequences: part.positions })]
}

const sequencesSchema = z.object({ sequences: z.record(z.string(), z.string().regex(/^\d+$/)) })
const trailerSchema = z.object({ lines: z.int(), sha256: z.string() })
const rowsTogether = 500
const charactersTogether = 1_000_000

/**
 * The parts of an archive from its lines. Throws an ArchiveProblem that names what is wrong: no archive, a newer
 * format, an early end, more than there should be, or bytes that are not those that were written.
 */
export async function* archiveParts(lines: AsyncIterable<string>): AsyncGenerator<ArchivePart> {
  const reader = new LineReader(lines)
  const header = readHeader(await reader.next('its header'))
  yield { kind: 'header', header }
  for (const { name, rows } of header.tables) yield* readRows(reader, name, rows)
  const { sequences } = parseLine(sequencesSchema, await reader.next('its sequences'), 'sequences')
  yield { kind: 'sequences', positions: sequences }
  await readTrailer(reader)
}

async function* readRows(reader: LineReader, table: string, rows: number): AsyncGenerator<ArchivePart> {
  let batch: string[] = []
  let characters = 0
  for (let read = 1; read <= rows; read++) {
    const line = await reader.next(`row ${read} of ${rows} of ${table}`)
    batch.push(line)
    characters += line.length
    if (read < rows && batch.length < rowsTogether && characters < charactersTogether) continue
    yield { kind: 'rows', table, lines: batch }
    batch = []
    characters = 0
  }
}

async function readTrailer(reader: LineReader): Promise<void> {
  const { count, sha256 } = reader.state()
  const trailer = parseLine(trailerSchema, await reader.next('its last line'), 'last line')
  if (trailer.lines !== count || trailer.sha256 !== sha256)
    throw new ArchiveProblem('The archive is damaged: its checksum does not fit what it holds.')
  if (!(await reader.isAtEnd())) throw new ArchiveProblem('The archive is damaged: it goes on after its end.')
}

function readHeader(line: string): ArchiveHeader {
  const json = parseJson(line)
  const known = z.object({ format: z.literal(archiveFormat), version: z.int() }).safeParse(json)
  if (!known.success) throw new ArchiveProblem('This is not an archive that `keypoint backup` made.')
  if (known.data.version > archiveVersion)
    throw new ArchiveProblem(
      `The archive has format ${known.data.version}, which is newer than the ${archiveVersion} that this version of Keypoint reads.`,
    )
  return parseLine(headerSchema, line, 'header')
}

function parseLine<Value>(schema: z.ZodType<Value>, line: string, what: string): Value {
  const parsed = schema.safeParse(parseJson(line))
  if (!parsed.success) throw new ArchiveProblem(`The archive is damaged: its ${what} cannot be read.`)
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Hands out one line after the other, and knows the number and the digest of those handed out. */
class LineReader {
  readonly #lines: AsyncIterator<string>
  readonly #digest = createHash('sha256')
  #count = 0

  constructor(lines: AsyncIterable<string>) {
    this.#lines = lines[Symbol.asyncIterator]()
  }

  /** The next line; `what` names it when the archive has ended before. */
  async next(what: string): Promise<string> {
    const { done, value } = await this.#lines.next()
    if (done) throw new ArchiveProblem(`The archive ends too early: ${what} is missing.`)
    this.#digest.update(value).update('\n')
    this.#count += 1
    return value
  }

  state(): { count: number; sha256: string } {
    return { count: this.#count, sha256: this.#digest.copy().digest('hex') }
  }

  async isAtEnd(): Promise<boolean> {
    return (await this.#lines.next()).done === true
  }
}
