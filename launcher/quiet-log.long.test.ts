import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoEmail } from '#server/demo/cast.ts'

const port = 3918
const origin = `http://127.0.0.1:${port}`
/** What nobody may find in a log, an address or the page of an error. */
const marks = {
  password: 'a-marked-password-7f3a',
  wrong: 'a-wrong-password-9c1d',
  email: 'marked.person@example.org',
  name: 'Markedname',
  session: 'marked-session-value-51be',
  token: 'marked-link-token-77aa',
}
let data: string
let launcher: ChildProcess
let logged = ''
let told = ''

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'kp-'))
  launcher = spawn(process.execPath, ['launcher/start.mjs'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      PORT: String(port),
      KEYPOINT_DATA: data,
      KEYPOINT_DEMO_PASSWORD: marks.password,
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

/** Asks, and keeps every address that it is sent to and the body of every refusal. */
async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { origin, accept: 'text/html', ...(init.headers as Record<string, string>) }
  const response = await fetch(`${origin}${path}`, { redirect: 'manual', ...init, headers })
  told += `${response.headers.get('location') ?? ''}\n`
  if (response.status >= 400) told += await response.clone().text()
  return response
}

async function signIn(email: string, password: string): Promise<string> {
  const page = await (await ask('/sign-in')).text()
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)]
  const body = new FormData()
  for (const [, name = '', value = ''] of hidden) body.set(name, value.replaceAll('&quot;', '"'))
  body.set('email', email)
  body.set('password', password)
  const response = await ask('/sign-in', { method: 'POST', body })
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
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

test('nothing secret and nobody’s data stand in a log, an address or the page of an error', async () => {
  const admin = demoEmail({ displayName: 'Amina Diallo' })
  await signIn(marks.email, marks.wrong)
  await signIn(admin, marks.wrong)
  const cookie = await signIn(admin, marks.password)
  expect(cookie).toMatch(/keypoint=/)
  const session = cookie.split('=')[1] ?? ''
  const headers = { cookie }
  await ask('/me', { headers: { cookie: `keypoint=${marks.session}` } })
  await ask(`/me?token=${marks.token}`, { headers })
  await ask(`/admin/people?text=${marks.name}`, { headers })
  await ask(`/admin/reports/completion?course=nothing&text=${marks.name}`, { headers })
  await ask(`/admin/reports/completion.csv?course=%2e&text=${marks.email}`, { headers })
  await ask('/admin/people/nobody', { headers })
  await ask('/attempts/nothing/answers', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ questionId: 'q', values: [marks.name] }),
  })
  await ask('/sign-out', {
    method: 'POST',
    headers: { ...headers, origin: `https://${marks.token}.example` },
  })
  killDatabase()
  const failed = await ask(`/admin/people?text=${marks.name}`, { headers })
  expect(failed.status).toBe(503)
  expect(await failed.text()).toContain('Keypoint cannot reach its database')

  expect(logged).toContain('"msg":"request"')
  for (const [what, mark] of Object.entries({ ...marks, session, admin })) {
    expect(
      logged.split('\n').filter((line) => line.includes(mark)),
      `${what} in the log`,
    ).toEqual([])
    // A page repeats to its reader the search that they asked for, and says as whom they are signed in.
    if (what !== 'name' && what !== 'admin')
      expect(told.includes(mark), `${what} in an address or an error`).toBe(false)
  }
})
