import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeArchiveFile } from '#server/archive-file.ts'
import { snapshotParts } from '#server/store/archive/snapshot.ts'
import { checkRecord } from '#server/store/check-record.ts'
import { capturedTerminal } from '#test/captured-terminal.ts'
import { emptyDatabase, testDatabase } from '#test/database.ts'
import { courseOf, keyPoint, lesson } from '#test/factories/course.ts'
import { learnerOf, openCourse } from '#test/learner.ts'
import { makePerson } from '#test/people.ts'
import { publishCourse } from '#test/publish-course.ts'
import { keypoint } from '../keypoint.ts'

const db = testDatabase()
let folder: string
let file: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kp-'))
  file = join(folder, 'backup.gz')
  await publishCourse(courseOf([lesson('one')], [keyPoint('risk')]), new Date(Date.now() - 1000))
  await makePerson('Ada', 'admin')
})

afterEach(() => rmSync(folder, { recursive: true }))

async function run(words: string) {
  const terminal = capturedTerminal()
  const exitCode = await keypoint(words.split(' '), terminal)
  return { exitCode, stdout: terminal.stdout(), stderr: terminal.stderr() }
}

/** What an archive holds besides the instant at which it was made, its rows in any order. */
function contentOf(archive: string) {
  const [header = '', ...rows] = gunzipSync(readFileSync(archive)).toString('utf8').trimEnd().split('\n')
  return { header: { ...JSON.parse(header), madeAt: '' }, rows: rows.slice(0, -1).sort() }
}

describe('keypoint backup and restore', () => {
  test('bring back every row, byte and sequence, and a record that holds', async () => {
    const { start } = await learnerOf(openCourse, 'Zoë')
    await start(1)
    await db().contentBlob.create({
      data: { sha256: 'all', mediaType: 'x', bytes: Uint8Array.from({ length: 256 }, (_, i) => i) },
    })
    expect(await run(`backup ${file}`)).toMatchObject({ exitCode: 0, stdout: '' })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['backup.gz'])
    await emptyDatabase()
    const restored = await run(`restore ${file} --json`)
    expect(restored).toMatchObject({ exitCode: 0 })
    expect(JSON.parse(restored.stdout)).toMatchObject({ differences: [] })
    await run(`backup ${join(folder, 'again.gz')}`)
    expect(contentOf(join(folder, 'again.gz'))).toEqual(contentOf(file))
    await makePerson('Bo') // the sequences go on where they were
  })

  test('hold one instant, whatever is written meanwhile', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `Person ${index}`)
    const writing = (async () => {
      for (const name of names) await makePerson(name)
    })()
    await writeArchiveFile(file, snapshotParts(process.env.DATABASE_URL ?? '', new Date()))
    await writing
    await emptyDatabase()
    expect((await run(`restore ${file}`)).exitCode).toBe(0)
  })

  test('are what leads from one server to another, since move refuses to', async () => {
    const moved = await run('move --to postgresql://127.0.0.1:1/x')
    expect(moved).toMatchObject({ exitCode: 1 })
    expect(moved.stderr).toMatch(/DATABASE_URL is set.*use backup and restore/)
  })

  test('end sessions, which may have been ended after the backup was made', async () => {
    const { id: personId } = await db().person.findFirstOrThrow()
    const now = new Date()
    await db().signInSession.create({ data: { id: 's', personId, startedAt: now, expiresAt: now } })
    await run(`backup ${file}`)
    await emptyDatabase()
    await run(`restore ${file}`)
    expect(await db().signInSession.count({ where: { endedAt: null } })).toBe(0)
    expect(await db().signInSession.count()).toBe(1)
  })

  test('never replace a file', async () => {
    writeFileSync(file, 'mine')
    const refused = await run(`backup ${file}`)
    expect(refused.exitCode).toBe(1)
    expect(refused.stderr).toContain('already')
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  test('are refused where there is anything already, and change nothing', async () => {
    await run(`backup ${file}`)
    const before = await db().learningEvent.count()
    const refused = await run(`restore ${file}`)
    expect(refused.exitCode).toBe(1)
    expect(refused.stderr).toContain('The database is not empty')
    expect(await db().learningEvent.count()).toBe(before)
  })
})

describe('an archive that was damaged', () => {
  test('is refused in a sentence wherever a byte is wrong or missing, before the database is touched', async () => {
    await run(`backup ${file}`)
    await emptyDatabase()
    const whole = readFileSync(file)
    const damaged = join(folder, 'damaged.gz')
    // Bytes 3 to 9 are gzip's notes on time and system, which change nothing of what is read.
    const places = Array.from(
      { length: 60 },
      (_, index) => 10 + Math.floor((index / 60) * (whole.length - 10)),
    )
    for (const place of [0, 1, 2, ...places, whole.length - 1]) {
      const bytes = Buffer.from(whole)
      bytes[place] = (bytes[place] ?? 0) ^ (1 << (place % 8))
      writeFileSync(damaged, bytes)
      if (!readsTheSame(bytes, whole))
        expect(await sentenceOf(damaged), `byte ${place}`).toMatch(/^(This is not an|The) archive/)
      writeFileSync(damaged, whole.subarray(0, place))
      expect(await sentenceOf(damaged), `cut at ${place}`).toMatch(/^The archive ends too early/)
    }
    expect(await db().person.count()).toBe(0)
  })

  test.each([
    ['plain text', 'This is not an archive'],
    [randomBytes(2000), 'This is not an archive'],
    ['', 'The archive ends too early'],
  ])('or never was one is refused', async (content, sentence) => {
    writeFileSync(file, content)
    await emptyDatabase()
    expect(await sentenceOf(file)).toContain(sentence)
  })

  test('or is not there is named', async () => {
    expect(await sentenceOf(join(folder, 'absent.gz'))).toContain('absent.gz')
  })

  /** Compressed data has bits that fill up a byte and say nothing. */
  function readsTheSame(bytes: Buffer, whole: Buffer): boolean {
    try {
      return gunzipSync(bytes).equals(gunzipSync(whole))
    } catch {
      return false
    }
  }

  async function sentenceOf(archive: string): Promise<string> {
    const { exitCode, stderr } = await run(`restore ${archive}`)
    expect(exitCode).toBe(1)
    expect(stderr).not.toContain('    at ')
    return stderr
  }
})

test('what the record already contradicted is loaded as it was, and said', async () => {
  const { id } = await db().staffGroup.create({ data: { id: 'g', name: 'Nobody', recordedFrom: new Date() } })
  expect((await run(`backup ${file}`)).exitCode).toBe(0)
  await emptyDatabase()
  const restored = await run(`restore ${file}`)
  expect(restored.exitCode).toBe(1)
  expect(restored.stderr).toContain('which came with the data')
  await db().staffGroup.delete({ where: { id } })
  expect((await checkRecord(db())).differences).toEqual([])
})
