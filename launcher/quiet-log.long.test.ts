import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoEmail } from '#server/demo/cast.ts'
import { linesWith, marks, provokeRefusals, QuietVisitor, walkThroughLink } from '#test/quiet-visit.ts'

const port = 3918
const origin = `http://127.0.0.1:${port}`
const password = 'a-marked-password-7f3a'
let data: string
let launcher: ChildProcess
let logged = ''

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'kp-'))
  launcher = spawn(process.execPath, ['launcher/start.mjs'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      PORT: String(port),
      KEYPOINT_DATA: data,
      KEYPOINT_DEMO_PASSWORD: password,
      LOG_LEVEL: 'trace',
    },
  })
  for (const stream of [launcher.stdout, launcher.stderr])
    stream?.on('data', (text) => {
      logged += text
    })
  while (!(await isReady())) {
    if (launcher.exitCode !== null) throw new Error(`It did not start:\n${logged}`)
    await wait(200)
  }
  logged = '' // a first start shows once who can sign in, to whoever started it
}, 400_000)

afterAll(async () => {
  launcher.kill('SIGTERM')
  await once(launcher, 'exit')
  await rm(data, { recursive: true })
}, 60_000)

async function isReady(): Promise<boolean> {
  const response = await fetch(`${origin}/api/ready`).catch(() => null)
  return response?.status === 200
}

function killDatabase(): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`KEYPOINT_DATA=${data}`)) continue
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('embedded-database.mjs'))
        process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It ended while we looked.
    }
}

/** Adds the marked person as an admin does; the token of the invitation that is shown. */
async function invite(visitor: QuietVisitor, cookie: string): Promise<string> {
  const person = { displayName: marks.name, email: marks.email, locale: 'en', zone: 'UTC', entry: 'invite' }
  const page = await (await visitor.fill('/admin/people/new', person, cookie)).text()
  return page.match(/\/link\?token=([\w-]{43})/)?.[1] ?? ''
}

test('nothing secret and nobody’s data stand in a log, an address or the page of an error', async () => {
  const visitor = new QuietVisitor(origin)
  const admin = demoEmail({ displayName: 'Amina Diallo' })
  await visitor.signIn(marks.email, marks.wrong)
  await visitor.signIn(admin, marks.wrong)
  const cookie = await visitor.signIn(admin, password)
  expect(cookie).toMatch(/keypoint=/)
  const link = await invite(visitor, cookie)
  expect(link).not.toBe('')
  const { holder, session: ownSession } = await walkThroughLink(visitor, link)
  expect(ownSession).toMatch(/keypoint=/)
  await visitor.signIn(marks.email, marks.wrong)
  await provokeRefusals(visitor, cookie)
  killDatabase()
  const failed = [
    await visitor.ask(`/admin/people?text=${marks.name}`, { headers: { cookie } }),
    await visitor.ask('/choose-password', { headers: { cookie: holder } }),
  ]
  for (const response of failed) {
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('Keypoint cannot reach its database')
  }

  expect(logged).toContain('"msg":"request"')
  const session = cookie.split('=')[1] ?? ''
  for (const [what, mark] of Object.entries({ ...marks, password, link, session, admin })) {
    expect(linesWith(logged, mark), `${what} in the log`).toEqual([])
    // A page repeats to its reader the search that they asked for, and says as whom they are signed in.
    if (what !== 'name' && what !== 'admin')
      expect(visitor.told.includes(mark), `${what} in an address or an error`).toBe(false)
  }
})
