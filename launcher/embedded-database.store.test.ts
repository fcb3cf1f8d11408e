import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { embeddedTemplate } from '#test/template.ts'
import { databaseLock, socketUrl } from './data-folder.mjs'

let data: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'kp-'))
  const loadDataDir = await openAsBlob(await embeddedTemplate())
  const db = await PGlite.create(join(data, 'database'), { loadDataDir })
  await db.close()
}, 60_000)

afterAll(() => rm(data, { recursive: true }))

async function start(user = 'a test'): Promise<{ child: ChildProcess; said: object }> {
  const child = fork('launcher/embedded-database.mjs', [data, data, user])
  const [said] = await once(child, 'message')
  return { child, said }
}

async function query(statement: string): Promise<object[]> {
  const client = new pg.Client(socketUrl(data))
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}

test('what was acknowledged is there after kill -9, and the next start takes over', {
  timeout: 60_000,
}, async () => {
  const { child, said } = await start()
  expect(said).toEqual({ ready: true })
  await query('create table kept (x int); insert into kept values (1)')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const next = await start()
  expect(await query('select x from kept')).toEqual([{ x: 1 }])
  next.child.send('stop')
  expect(await once(next.child, 'exit')).toEqual([0, null])
})

test('a second one on the same data is told who has it', async () => {
  const first = await start('the first')
  const second = await start('the second')
  expect(second.said).toEqual({ failed: `The data in ${data} is in use by the first.` })
  first.child.send('stop')
  await once(first.child, 'exit')
})

test('it ends, last client first, when its parent is gone', async () => {
  const { child } = await start()
  const client = new pg.Client(socketUrl(data))
  await client.connect()
  child.disconnect()
  expect((await client.query('select 1 as x')).rows).toEqual([{ x: 1 }])
  await client.end()
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(existsSync(databaseLock(data))).toBe(false)
})

test('a start tidies what was left, so that an index can answer alone', async () => {
  const stop = async ({ child }: { child: ChildProcess }) => {
    child.send('stop')
    await once(child, 'exit')
  }
  const pages = "select reltuples, relallvisible from pg_class where relname = 'left_behind'"
  const first = await start()
  await query(
    'create table left_behind (x int); insert into left_behind values (1), (2); delete from left_behind where x = 2',
  )
  expect(await query(pages)).toEqual([{ reltuples: -1, relallvisible: 0 }])
  await stop(first)
  const next = await start()
  expect(await query(pages)).toEqual([{ reltuples: 1, relallvisible: 1 }])
  await stop(next)
})
