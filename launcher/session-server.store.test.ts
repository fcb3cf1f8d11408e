import { type EventEmitter, once } from 'node:events'
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

describe('a named statement', () => {
  const ask = async (client: pg.Client, name: string, text: string, value: number) => {
    const { rows } = await client.query<{ said: number }>({ name, text, values: [value] })
    return rows[0]?.said
  }
  const divide = (client: pg.Client, value: number) =>
    ask(client, 'divide', 'select 10 / $1::int as said', value)
  const withClients = async (use: (one: pg.Client, other: pg.Client) => Promise<void>) => {
    const [one, other] = [await connect(), await connect()]
    await use(one, other)
    await Promise.all([one.end(), other.end()])
  }

  test('is prepared once and serves every client, at once and again and again', () =>
    withClients(async (one, other) => {
      const asked = [divide(one, 1), divide(other, 2), divide(one, 5), divide(other, 10)]
      expect(await Promise.all(asked)).toEqual([10, 5, 2, 1])
      const { rows } = await db.query(
        'select name, generic_plans + custom_plans as used from pg_prepared_statements',
      )
      expect(rows).toEqual([{ name: 'divide', used: 4 }])
    }))

  test('that one client may not use yet, or not so, serves the others and it later', () =>
    withClients(async (one, other) => {
      await divide(one, 1)
      await expect(divide(other, 0)).rejects.toThrow(/division/)
      await other.query('begin')
      await expect(other.query('select 1 / 0')).rejects.toThrow(/division/)
      await expect(ask(other, 'late', 'select $1::int as said', 1)).rejects.toThrow(/aborted/)
      await other.query('rollback')
      expect(await ask(one, 'late', 'select $1::int as said', 1)).toBe(1)
      expect(await Promise.all([divide(other, 2), ask(other, 'late', 'select $1::int as said', 3)])).toEqual([
        5, 3,
      ])
    }))

  test('is never taken for another text of that name', () =>
    withClients(async (one, other) => {
      expect(await ask(one, 'same', 'select $1::int + 1 as said', 1)).toBe(2)
      await expect(ask(other, 'same', 'select $1::int + 2 as said', 1)).rejects.toThrow(/already exists/)
      expect(await ask(one, 'same', 'select $1::int + 1 as said', 2)).toBe(3)
    }))

  test('that was closed is prepared anew', () =>
    withClients(async (one, other) => {
      await ask(one, 'closed', 'select $1::int as said', 1)
      const { connection } = one as unknown as { connection: { close(what: object): void; sync(): void } }
      const isReady = once(one as unknown as EventEmitter, 'drain')
      connection.close({ type: 'S', name: 'closed' })
      connection.sync()
      await isReady
      expect(await ask(other, 'closed', 'select $1::int as said', 2)).toBe(2)
    }))

  test('is planned anew each minute, for tables may have grown', () =>
    withClients(async (one) => {
      const sent = vi.spyOn(db, 'execProtocolRawStream')
      const isPlannedAnew = () =>
        sent.mock.calls.some(([unit]) => Buffer.from(unit).includes('DISCARD PLANS'))
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 59_000 })
      await divide(one, 1)
      expect(isPlannedAnew()).toBe(false)
      vi.setSystemTime(Date.now() + 60_000)
      await one.query('begin')
      expect(isPlannedAnew()).toBe(true)
      sent.mockClear()
      vi.setSystemTime(Date.now() + 60_000)
      await divide(one, 1)
      expect(isPlannedAnew()).toBe(false)
      await one.query('commit')
      await divide(one, 1)
      expect(isPlannedAnew()).toBe(true)
      sent.mockClear()
      await divide(one, 1)
      expect(isPlannedAnew()).toBe(false)
      vi.useRealTimers()
      sent.mockRestore()
    }))
})
