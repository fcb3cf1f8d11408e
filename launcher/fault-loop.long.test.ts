import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FaultLoop, type FaultReport, runFaultLoop } from '#test/faults/fault-loop.ts'
import { Installation } from '#test/faults/installation.ts'
import type { Kill } from '#test/faults/killer.ts'
import { findPostgres, OwnServer } from '#test/faults/own-server.ts'
import { findPgBouncer, Pooler } from '#test/faults/pooler.ts'
import { type ShortCourse, writeShortCourses } from '#test/faults/short-courses.ts'
import { freePort } from '#test/free-port.ts'
import { runScript } from '#test/section.ts'
import { socketUrl } from './data-folder.mjs'

const rounds = Number(process.env.KEYPOINT_FAULT_ROUNDS || 200)
const seed = Number(process.env.KEYPOINT_FAULT_SEED || Date.now() % 1_000_000)
const timeout = 60_000 + rounds * 30_000
const embeddedKills: Kill[] = ['web', 'web', 'database', 'database', 'launcher', 'npm', 'everything', 'start']
const serverKills: Kill[] = ['postmaster', 'backend', 'whole server', 'web', 'launcher', 'npm']
const postgres = findPostgres()
const pgBouncer = findPgBouncer()

let folder: string
let courses: ShortCourse[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kp-'))
  courses = await writeShortCourses(join(folder, 'content'), 60)
})

afterAll(() => rm(folder, { recursive: true }))

test('what was acknowledged on the embedded database outlives every kill', { timeout }, async () => {
  const data = join(folder, 'data')
  const env = { KEYPOINT_DATA: data, DATABASE_URL: '' }
  const databaseUrl = socketUrl(data)
  await outlive('embedded', env, {
    server: null,
    databaseUrl,
    kinds: embeddedKills,
    rounds: Math.ceil(rounds / 2),
  })
})

describe.skipIf(!postgres)('with initdb on PATH or in PGBIN:', () => {
  test('what was acknowledged on a PostgreSQL server outlives every kill', { timeout }, async () => {
    await outliveOnServer('server', Math.floor(rounds / 2), async (server) => server.url)
  })

  describe.skipIf(!pgBouncer)('and with PgBouncer on PATH:', () => {
    test('the same behind a pooler that lends its sessions for one transaction', { timeout }, async () => {
      let pooler: Pooler | undefined
      try {
        await outliveOnServer('pooler', Math.ceil(rounds / 10), async (server) => {
          pooler = new Pooler(String(pgBouncer), server.url, await freePort())
          await pooler.start()
          return pooler.url
        })
      } finally {
        await pooler?.remove()
      }
    })
  })
})

async function outliveOnServer(
  name: string,
  rounds: number,
  addressOf: (server: OwnServer) => Promise<string>,
): Promise<void> {
  const server = new OwnServer(String(postgres), await freePort())
  await server.start()
  try {
    const databaseUrl = await addressOf(server)
    const env = {
      KEYPOINT_DATA: join(folder, name),
      DATABASE_URL: databaseUrl,
      KEYPOINT_SESSION_SECRET: 'a secret of this test alone, and long enough',
    }
    await outlive(name, env, { server, databaseUrl, kinds: serverKills, rounds })
  } finally {
    await server.remove()
  }
}

type Env = { KEYPOINT_DATA: string; DATABASE_URL: string; [name: string]: string }
type Database = Pick<FaultLoop, 'server' | 'databaseUrl' | 'kinds' | 'rounds'>

async function outlive(name: string, databaseEnv: Env, on: Database): Promise<void> {
  const port = await freePort()
  const env = {
    PORT: String(port),
    HOST: '127.0.0.1',
    KEYPOINT_BASE_URL: `http://127.0.0.1:${port}`,
    KEYPOINT_CONTENT: join(folder, 'content'),
    KEYPOINT_CATALOGUE: join(folder, 'catalogue'),
    ...databaseEnv,
  }
  const installation = new Installation(env)
  installation.start()
  try {
    expect(await installation.readyOrEnded(300), installation.output).toBe(true)
    const report = await runFaultLoop({
      ...on,
      installation,
      port,
      courses,
      seed,
      onRound: (soFar) => keep(name, soFar),
    })
    await installation.stop()
    console.log(`Fault loop, ${name}: ${JSON.stringify(report)}`)
    await keep(name, report)
    expect(report.wrong).toEqual([])
    const check = await runScript('node_modules/tsx/dist/cli.mjs', ['cli/main.ts', 'record', 'check'], env)
    expect(check).toMatchObject({ code: 0, output: expect.stringContaining('no differences') })
  } finally {
    installation.kill('everything')
  }
}

/** Whoever repeats a run needs its seed, and whoever waits for it finds in .cache how far it is. */
async function keep(name: string, report: FaultReport): Promise<void> {
  await mkdir('.cache', { recursive: true })
  await writeFile(`.cache/fault-loop-${name}.json`, `${JSON.stringify(report, null, 2)}\n`)
}
