import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

const port = 3917
let data: string
let launcher: ChildProcess
let output = ''

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'kp-'))
})

afterEach(async () => {
  launcher.kill('SIGTERM')
  await untilGone()
})

afterAll(() => rm(data, { recursive: true }))

async function start(): Promise<void> {
  output = ''
  launcher = spawn(process.execPath, ['launcher/start.mjs'], {
    env: { ...process.env, DATABASE_URL: '', PORT: String(port), KEYPOINT_DATA: data },
  })
  for (const stream of [launcher.stdout, launcher.stderr])
    stream?.on('data', (text) => {
      output += text
    })
  await until(isReady, 300)
}

async function isReady(): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => null)
  return response?.status === 200
}

async function until(holds: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Not within ${seconds} s. The launcher said:\n${output}`)
    await wait(50)
  }
}

/** The processes of this test's installation, known by its data folder, which each has in its environment. */
function processes(): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`KEYPOINT_DATA=${data}`)) return []
        return [{ pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }]
      } catch {
        return []
      }
    })
}

const untilGone = () => until(() => processes().length === 0, 30)

function kill(script: string): void {
  const found = processes().find(({ command }) => command.includes(script))
  if (!found) throw new Error(`${script} does not run`)
  process.kill(found.pid, 'SIGKILL')
}

test('a killed launcher leaves nothing behind, and the next start recovers', async () => {
  await start()
  kill('launcher/start.mjs')
  await untilGone()
  await start()
})

for (const script of ['launcher/web.mjs', 'launcher/embedded-database.mjs']) {
  test(`a killed ${script} is started again, and a second time ends everything with a sentence`, async () => {
    await start()
    kill(script)
    await until(() => output.includes('is started again'), 10)
    await until(isReady, 30)
    kill(script)
    await untilGone()
    expect(output).toMatch(/ended twice within a minute \(SIGKILL\); Keypoint stops\./)
  })
}

test('a second start on the same data ends at once with a sentence', async () => {
  await start()
  const env = { ...process.env, DATABASE_URL: '', PORT: String(port + 1), KEYPOINT_DATA: data }
  const second = spawn(process.execPath, ['launcher/start.mjs'], { env })
  let said = ''
  second.stderr.on('data', (text) => {
    said += text
  })
  const [code] = await once(second, 'close')
  expect(code).toBe(1)
  expect(said).toContain(`is in use by Keypoint on port ${port}`)
})
