import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useLimits } from '#domain/limits/use-limits.ts'
import { addPerson } from '#server/commands/add-person.ts'
import { done } from '#server/commands/done.ts'
import { closeDatabase } from '#server/store/database.ts'
import { readMigrations } from '#server/store/migrate.ts'
import { Installation } from '#test/faults/installation.ts'
import { LearnerClient } from '#test/faults/learner-client.ts'
import { findPostgres, OwnServer } from '#test/faults/own-server.ts'
import { freePort } from '#test/free-port.ts'
import { buildPages } from './build-pages.ts'

/** What an instance locks before it looks which migrations there are (server/store/migrate.ts). */
const migrationLock = 72707369
const postgres = findPostgres()
const email = 'ada@example.org'
const password = 'a password of two instances'
/** Of those who try one account from one address at once: who would wait above ten seconds is turned away. */
const lookedAtMost = 9

function instance(folder: string, databaseUrl: string, port: number): Installation {
  return new Installation({
    PORT: String(port),
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

/** Lets the commands of this process reach the instances' database, and adds somebody who may sign in there. */
async function addSomebody(databaseUrl: string): Promise<void> {
  process.env.DATABASE_URL = databaseUrl
  const by = { actor: { kind: 'operator' as const }, now: new Date() }
  done(await addPerson({ displayName: 'Ada', email, locale: 'en', zone: 'UTC', password }, by))
  await closeDatabase()
}

describe.skipIf(!postgres)(
  'with initdb on PATH or in PGBIN: two instances that start at once on an empty database',
  () => {
    let folder: string
    let server: OwnServer
    let client: pg.Client
    let instances: Installation[]
    let ports: number[]

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'kp-'))
      server = new OwnServer(String(postgres), await freePort())
      await server.start()
      await buildPages()
      ports = [await freePort(), await freePort()]
      instances = ports.map((port) => instance(join(folder, String(port)), server.url, port))
      client = new pg.Client(server.url)
      await client.connect()
      await client.query('select pg_advisory_lock($1)', [migrationLock])
      for (const one of instances) one.start()
      await untilBothWait(client, instances)
      await client.query('select pg_advisory_unlock($1)', [migrationLock])
    }, 600_000)

    afterAll(async () => {
      await client.end()
      for (const one of instances) await one.stop()
      await server.remove()
      await rm(folder, { recursive: true })
    })

    test('both serve it, and nothing is made twice', async () => {
      for (const one of instances) expect(await one.readyOrEnded(300), one.output).toBe(true)
      const count = async (from: string) =>
        (await client.query(`select count(*)::int as count from ${from}`)).rows[0].count
      expect(await count('_prisma_migrations')).toBe(readMigrations().length)
      expect(await count("learning_event where type = 'release-taken-live'")).toBe(1)
      expect(await count('release_go_live')).toBe(1)
      expect(await count('person')).toBe(0)
    })

    test('what one person does at both at the same moment is counted together, and the rest answered 429', async () => {
      await addSomebody(server.url)
      const clients = ports.map((port) => new LearnerClient(port))
      for (const one of clients) await one.signIn(email, password)
      const { uses, seconds } = useLimits['csv-export']
      const asked = Array.from({ length: uses + 10 }, (_, index) => clients[index % 2])
      const answers = await Promise.all(
        asked.map((one) => one?.get('/admin/reports/completion.csv?course=any')),
      )
      const refused = answers.filter((answer) => answer?.status === 429)
      expect(refused).toHaveLength(10)
      for (const { headers } of refused as Response[]) {
        expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
        expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(seconds)
      }
    })

    test('passwords that are tried at both at the same moment stand in one queue', async () => {
      const tries = Array.from({ length: 30 }, (_, index) =>
        new LearnerClient(ports[index % 2] ?? 0).signIn(email, 'not the password').catch(String),
      )
      const refusals = await Promise.all(tries)
      const turnedAway = refusals.filter((refusal) => String(refusal).includes('(429)'))
      expect(refusals.filter((refusal) => String(refusal).includes('was not signed in'))).toHaveLength(30)
      expect(turnedAway.length).toBeGreaterThanOrEqual(30 - lookedAtMost)
    })
  },
)
