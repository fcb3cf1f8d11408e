import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databaseLock, socketUrl } from '#launcher/data-folder.mjs'
import { checkEarly } from '#launcher/early-checks.mjs'
import { Ending } from '#launcher/ending.ts'
import { lockHolder } from '#launcher/lock.mjs'
import { beginMove, endMove } from '#launcher/moved-data.mjs'
import { databaseProcess } from '#launcher/processes.ts'
import { closeDatabase, database } from '#server/store/database.ts'
import { prepareDatabase } from '#server/store/prepare-database.ts'
import { isReadOnlyRefusal } from '#server/store/read-only.ts'
import { capturedTerminal } from '#test/captured-terminal.ts'
import { isOnServer, testDatabase } from '#test/database.ts'
import { keypoint } from '../keypoint.ts'

testDatabase({ corrupts: true })
const data = mkdtempSync(join(tmpdir(), 'kp-'))
const url = socketUrl(data)
const kept = databaseProcess({ data, folder: data, user: 'Keypoint on port 3000' }, new Ending())
let server: string

// What Keypoint is while it serves, as far as the move is concerned: the process of its database, kept alive.
beforeAll(async () => {
  server = process.env.DATABASE_URL ?? ''
  process.env.KEYPOINT_DATA = data
  kept.fork()
  await kept.ready()
  await prepareDatabase(url)
}, 120_000) // a new database is the work of seconds, and of a minute where everything else is tested at once

beforeEach(() => endMove(data))

afterAll(async () => {
  process.env.DATABASE_URL = server
  delete process.env.KEYPOINT_DATA
  await kept.stop()
  rmSync(data, { recursive: true })
})

async function run(words: string) {
  await closeDatabase()
  delete process.env.DATABASE_URL
  const terminal = capturedTerminal()
  try {
    const exitCode = await keypoint(words.split(' '), terminal)
    return { exitCode, stderr: terminal.stderr() }
  } finally {
    await closeDatabase()
    process.env.DATABASE_URL = server
  }
}

async function withClient<Result>(use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

const write = (client: pg.Client, name: string) =>
  client.query("insert into installation_fact (name, value, recorded_at) values ($1, '', now())", [name])

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'written',
    (error) => (isReadOnlyRefusal(error) ? 'refused' : error),
  )

/** Writes one after the other until the database refuses, and goes on reading. */
async function writeUntilRefused(name: string, onAcknowledged: (name: string) => void): Promise<void> {
  await withClient(async (client) => {
    for (let number = 0; ; number += 1) {
      const outcome = await refusalOf(write(client, `${name}-${number}`))
      if (outcome === 'refused') break
      expect(outcome).toBe('written')
      onAcknowledged(`${name}-${number}`)
    }
    await client.query('select from installation_fact')
  })
}

/** What `npm start` says in its first moment; nothing when it goes on. */
async function startSentence(): Promise<string> {
  delete process.env.DATABASE_URL
  try {
    await checkEarly({ dev: false })
    return ''
  } catch (error) {
    return (error as Error).message
  } finally {
    process.env.DATABASE_URL = server
  }
}

describe('keypoint move while Keypoint serves', () => {
  test('that fails lets everybody write again', async () => {
    const failed = await run('move --to postgresql://postgres@127.0.0.1:1/nowhere')
    expect(failed).toMatchObject({ exitCode: 1 })
    expect(failed.stderr).toContain('The database of --to cannot be reached')
    expect(await withClient((client) => refusalOf(write(client, 'after failure')))).toBe('written')
    expect(readdirSync(data)).not.toContain('move.gz')
  })

  test('that was killed keeps everybody from writing, whatever is started again, until it is cancelled', async () => {
    beginMove(data, 'db/keypoint', new Date('2026-11-25T10:00:00Z'))
    expect(await withClient((client) => refusalOf(write(client, 'x')))).toBe('refused')
    const before = Number(lockHolder(databaseLock(data))?.pid)
    process.kill(before, 'SIGKILL')
    await untilStartedAgain(before)
    expect(await withClient((client) => refusalOf(write(client, 'x')))).toBe('refused')
    expect(await startSentence()).toMatch(
      /^A move of the data in .* to db\/keypoint was begun at 2026-11-25T10:00:00.000Z and not finished. Set DATABASE_URL to that database, or .* move --cancel$/,
    )
    expect((await run('move --cancel')).stderr).toContain('The move is under way')
    endMove(data)
    expect(await withClient((client) => refusalOf(write(client, 'x')))).toBe('written')
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'that is stopped by %s leaves nothing behind and lets everybody write again',
    async (signal) => {
      writeFileSync(join(data, 'move.gz.1a2b.unfinished'), 'of a move that was killed')
      const silent = createServer(() => {}).listen(0, '127.0.0.1')
      await once(silent, 'listening')
      const { port } = silent.address() as AddressInfo
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', 'cli/main.ts', 'move', '--to', `postgresql://postgres@127.0.0.1:${port}/silent`],
        {
          env: { ...process.env, KEYPOINT_DATA: data, DATABASE_URL: '' },
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      )
      let said = ''
      child.stderr.on('data', (text) => {
        said += text
      })
      await once(silent, 'connection')
      expect(await withClient((client) => refusalOf(write(client, `during ${signal}`)))).toBe('refused')
      child.kill(signal)
      const [exitCode] = await once(child, 'exit')
      silent.close()
      expect(exitCode).toBe(130)
      expect(said).toContain('Keypoint is not moved and takes writes again')
      expect(readdirSync(data).filter((name) => name.startsWith('move'))).toEqual([])
      expect(await withClient((client) => refusalOf(write(client, `after ${signal}`)))).toBe('written')
    },
  )

  test('refuses to be told both or neither where to go', async () => {
    expect((await run('move')).exitCode).toBe(2)
    expect((await run('move --cancel --to postgresql://db/x')).exitCode).toBe(2)
    expect((await run('move --cancel')).stderr).toContain('Nothing was moved')
  })

  if (!isOnServer)
    test('refuses a pooler that --to hides, and calls it by that name', async () => {
      const hidden = new URL(server)
      hidden.searchParams.delete('pgbouncer')
      const refused = await run(`move --to ${hidden.href}`)
      expect(refused).toMatchObject({ exitCode: 1 })
      expect(refused.stderr).toMatch(/--to leads to a pooler that lends its sessions.*pgbouncer=true/)
      expect(refused.stderr).not.toContain('DATABASE_URL')
      expect(await withClient((client) => refusalOf(write(client, 'after a pooler')))).toBe('written')
    })

  if (isOnServer)
    test('whose record does not hold there goes on here', async () => {
      const strange = "insert into staff_group (id, name, recorded_from) values ('strange', 'strange', now())"
      await withClient((client) => client.query(strange))
      try {
        const moved = await run(`move --to ${server}`)
        expect(moved).toMatchObject({ exitCode: 1 })
        expect(moved.stderr).toContain('So Keypoint is not moved')
        expect(await withClient((client) => refusalOf(write(client, 'after differences')))).toBe('written')
      } finally {
        await withClient((client) => client.query("delete from staff_group where id = 'strange'"))
      }
    })

  if (isOnServer)
    test('takes along every write that was acknowledged, and acknowledges none afterwards', async () => {
      const acknowledged: string[] = []
      let hasBegun = () => {}
      const isUnderLoad = new Promise<void>((resolve) => {
        hasBegun = resolve
      })
      const note = (name: string) => {
        acknowledged.push(name)
        if (acknowledged.length === 30) hasBegun()
      }
      const writers = ['a', 'b', 'c'].map((name) => writeUntilRefused(name, note))
      await isUnderLoad
      writeFileSync(join(data, 'move.gz'), 'of a move that was killed')
      const moved = await run(`move --to ${server}`)
      expect(moved.stderr).toContain('no differences')
      expect(moved).toMatchObject({ exitCode: 0 })
      await Promise.all(writers)
      expect(acknowledged.length).toBeGreaterThan(30)
      const arrived = await database().installationFact.findMany({ where: { name: { in: acknowledged } } })
      expect(arrived).toHaveLength(acknowledged.length)
      expect(await withClient((client) => refusalOf(write(client, 'late')))).toBe('refused')
      expect(statSync(join(data, 'moved.json')).mode & 0o777).toBe(0o600)
      expect(existsSync(join(data, 'move.gz'))).toBe(false)
      expect(await startSentence()).toContain(`was moved to ${new URL(server).host}`)
      expect((await run(`move --to ${server}`)).stderr).toContain('was moved to')
      expect((await run('move --cancel')).exitCode).toBe(0)
      expect(await startSentence()).not.toContain('was moved')
      expect(await withClient((client) => refusalOf(write(client, 'late')))).toBe('written')
    })
})

/** The launcher starts the process again by itself. */
async function untilStartedAgain(before: number): Promise<void> {
  for (;;) {
    const holder = lockHolder(databaseLock(data))
    if (holder && holder.pid !== before && (await canConnect())) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const canConnect = () => withClient(async () => true).catch(() => false)
