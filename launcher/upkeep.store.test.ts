import { openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { embeddedTemplate } from '#test/template.ts'
import { socketUrl } from './data-folder.mjs'
import { serveSession } from './session-server.mjs'
import { selectNeediestTable } from './upkeep.mjs'

let folder: string
let db: PGlite
let server: Awaited<ReturnType<typeof serveSession>>
let client: pg.Client

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  folder = await mkdtemp(join(tmpdir(), 'kp-'))
  db = await PGlite.create({ loadDataDir: await openAsBlob(await embeddedTemplate()) })
  await db.exec('vacuum (analyze)')
  server = await serveSession(db, join(folder, '.s.PGSQL.5432'))
  client = new pg.Client(socketUrl(folder))
  await client.connect()
})

afterEach(async () => {
  await client.end()
  await server.close()
  await db.close()
  await rm(folder, { recursive: true })
  vi.useRealTimers()
})

const addGroups = (from: number, to: number) =>
  client.query(
    `insert into staff_group (id, name, recorded_from)
    select n::text, n::text, now() from generate_series($1::int, $2::int) n`,
    [from, to],
  )

const secondsPass = async (seconds: number) => {
  await vi.advanceTimersByTimeAsync(seconds * 1000)
  await db.query('select') // whatever began has ended
}

const planned = async () => {
  const { rows } = await db.query<{ tuples: number; pages: number }>(
    "select reltuples::int as tuples, relallvisible as pages from pg_class where relname = 'staff_group'",
  )
  return rows[0]
}

const before = { tuples: 0, pages: 0 }

test('a table that has grown much is vacuumed and analysed when nobody asks anything', async () => {
  await addGroups(1, 2000)
  await secondsPass(9.5)
  await client.query('select pg_stat_force_next_flush()')
  expect(await selectNeediestTable(db)).toBe('staff_group')
  await secondsPass(0.5)
  expect(await planned()).toEqual(before) // somebody asked a moment ago
  await secondsPass(10)
  expect(await planned()).toEqual({ tuples: 2000, pages: expect.toSatisfy((pages) => pages > 5) })
  expect(await selectNeediestTable(db)).toBeNull()
})

test('one that changed little is left as it is', async () => {
  await addGroups(1, 50)
  await client.query('select pg_stat_force_next_flush()')
  await secondsPass(20)
  expect(await planned()).toEqual(before)
  await addGroups(51, 51)
  await client.query('select pg_stat_force_next_flush()')
  await secondsPass(20)
  expect(await planned()).toMatchObject({ tuples: 51 })
})

test('a transaction that somebody leaves open is left alone', async () => {
  await addGroups(1, 2000)
  await client.query('select pg_stat_force_next_flush()')
  await client.query('begin')
  await secondsPass(20)
  await addGroups(2001, 2001)
  await client.query('commit')
  expect((await client.query('select count(*)::int as n from staff_group')).rows).toEqual([{ n: 2001 }])
  await secondsPass(20)
  expect(await planned()).toMatchObject({ tuples: 2001 })
})

test('what goes wrong with it stops nobody', async () => {
  await addGroups(1, 2000)
  await client.query('select pg_stat_force_next_flush()')
  vi.spyOn(db, 'query').mockRejectedValueOnce(new Error('not today'))
  await secondsPass(10)
  vi.mocked(db.query).mockRestore()
  expect(await planned()).toEqual(before)
  await secondsPass(10)
  expect(await planned()).toMatchObject({ tuples: 2000 })
  expect((await client.query('select 1 as n')).rows).toEqual([{ n: 1 }])
})
