import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { readMigrations } from '#server/store/migrate.ts'
import { Installation } from '#test/faults/installation.ts'
import { findPostgres, OwnServer } from '#test/faults/own-server.ts'
import { freePort } from '#test/free-port.ts'
import { buildPages } from './build-pages.ts'

/** What an instance locks before it looks which migrations there are (server/store/migrate.ts). */
const migrationLock = 72707369
const postgres = findPostgres()

async function instance(folder: string, databaseUrl: string): Promise<Installation> {
  const port = String(await freePort())
  return new Installation({
    PORT: port,
    HOST: '127.0.0.1',
    KEYPOINT_BASE_URL: `http://127.0.0.1:${port}`,
    KEYPOINT_DATA: folder,
    KEYPOINT_CATALOGUE: join(folder, 'catalogue'),
    KEYPOINT_SESSION_SECRET: 'a secret of this test alone, and long enough',
    DATABASE_URL: databaseUrl,
  })
}

/** Returns once both stand before the first migration. */
async function untilBothWait(client: pg.Client, instances: Installation[]): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query("select 1 from pg_stat_activity where wait_event = 'advisory'")
    if (rowCount === instances.length) return
    for (const { isStarted, output } of instances) if (!isStarted) throw new Error(output)
    await wait(50)
  }
}

if (postgres) {
  test('two instances that start at once on an empty database both serve it, and nothing is made twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kp-'))
    const server = new OwnServer(postgres, await freePort())
    await server.start()
    await buildPages()
    const instances = [
      await instance(join(folder, 'one'), server.url),
      await instance(join(folder, 'two'), server.url),
    ]
    const client = new pg.Client(server.url)
    await client.connect()
    try {
      await client.query('select pg_advisory_lock($1)', [migrationLock])
      for (const one of instances) one.start()
      await untilBothWait(client, instances)
      await client.query('select pg_advisory_unlock($1)', [migrationLock])
      for (const one of instances) expect(await one.readyOrEnded(300), one.output).toBe(true)
      const count = async (from: string) =>
        (await client.query(`select count(*)::int as count from ${from}`)).rows[0].count
      expect(await count('_prisma_migrations')).toBe(readMigrations().length)
      expect(await count("learning_event where type = 'release-taken-live'")).toBe(1)
      expect(await count('release_go_live')).toBe(1)
      expect(await count('person')).toBe(0)
    } finally {
      await client.end()
      for (const one of instances) await one.stop()
      await server.remove()
      await rm(folder, { recursive: true })
    }
  })
} else
  console.log('There is no initdb on PATH or in PGBIN: two instances starting at once are not proven here.')
