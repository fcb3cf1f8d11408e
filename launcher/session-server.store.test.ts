import { openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { embeddedTemplate } from '#test/template.ts'
import { socketUrl } from './data-folder.mjs'
import { serveSession } from './session-server.mjs'

let folder: string
let db: PGlite
let server: Awaited<ReturnType<typeof serveSession>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kp-'))
  db = await PGlite.create({ loadDataDir: await openAsBlob(await embeddedTemplate()) })
  server = await serveSession(db, join(folder, '.s.PGSQL.5432'), lost)
})

const lost = vi.fn<(error: Error) => void>()

beforeEach(() => db.exec('delete from staff_group'))

afterAll(async () => {
  await server.close()
  await db.close()
  await rm(folder, { recursive: true })
})

async function connect(): Promise<pg.Client> {
  const client = new pg.Client(socketUrl(folder))
  client.on('error', () => {})
  await client.connect()
  return client
}

const insert = (client: pg.Client, id: string) =>
  client.query('insert into staff_group (id, name, recorded_from) values ($1, $1, now())', [id])

const groupIds = async (client: pg.Client) =>
  (await client.query<{ id: string }>('select id from staff_group order by id')).rows.map((row) => row.id)

describe('connections that share the embedded session', () => {
  test('wait while another has a transaction open, and then see what it committed', async () => {
    const [first, second] = [await connect(), await connect()]
    await first.query('begin')
    await insert(first, 'a')
    const seen = groupIds(second)
    await insert(first, 'b')
    await first.query('commit')
    expect(await seen).toEqual(['a', 'b'])
    await Promise.all([first.end(), second.end()])
  })

  test('go on after one broke off in its transaction, which is undone', async () => {
    const [first, second] = [await connect(), await connect()]
    await first.query('begin')
    await insert(first, 'a')
    const seen = groupIds(second)
    const broken = first as unknown as { connection: { stream: { destroy(): void } } }
    broken.connection.stream.destroy()
    expect(await seen).toEqual([])
    await second.end()
  })

  test('go on after an error in a transaction of another', async () => {
    const [first, second] = [await connect(), await connect()]
    await first.query('begin')
    await expect(first.query('select 1 / $1::int', [0])).rejects.toThrow(/division/)
    const seen = groupIds(second)
    await first.query('rollback')
    expect(await seen).toEqual([])
    await Promise.all([first.end(), second.end()])
  })
})

test('the session is lost when PostgreSQL says that its disk takes no more writes, and not when a text does', async () => {
  const client = await connect()
  const said = 'could not open file "base/5/1": Read-only file system'
  const raise = (code: string) =>
    client.query(`do $$ begin raise '%', '${said}' using errcode = '${code}'; end $$`)
  expect((await client.query('select $1 as text', [said])).rows).toEqual([{ text: said }])
  await expect(raise('P0001')).rejects.toThrow(said)
  expect(lost).not.toHaveBeenCalled()
  await expect(raise('42501')).rejects.toThrow(said)
  expect(lost.mock.calls).toEqual([[new Error(said)]])
  await client.end()
})
