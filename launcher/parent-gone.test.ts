import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runTool } from './tool.mjs'

let folder: string
let left: number | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kp-'))
})

afterEach(() => {
  if (left) process.kill(left, 'SIGKILL')
  rmSync(folder, { recursive: true })
})

/**
 * Runs a parent that starts a child, which inherits its output, and is killed before the child can have loaded
 * anything. Returns when all that had the output are gone; throws when there is a word in it but the child's id.
 */
async function killParentOf(begin: string, env: Record<string, string> = {}): Promise<void> {
  const script = join(folder, 'parent.mjs')
  writeFileSync(
    script,
    `${begin}\nprocess.stdout.write(String(child.pid))\nprocess.kill(process.pid, 'SIGKILL')`,
  )
  const parent = spawn(process.execPath, [script], { env: { ...process.env, ...env } })
  let output = ''
  for (const stream of [parent.stdout, parent.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
      left = Number.parseInt(output, 10)
    })
  expect(await once(parent, 'close')).toEqual([null, 'SIGKILL'])
  left = undefined
  expect(output).toMatch(/^\d+$/)
}

const forked = (script: string, ...words: string[]) =>
  `import { fork } from 'node:child_process'; const child = fork('launcher/${script}', ${JSON.stringify(words)})`

test('the embedded database ends when its parent was killed while it loaded', async () => {
  await killParentOf(forked('embedded-database.mjs', folder, folder, 'a test'))
})

test('the web server ends when its parent was killed while it loaded', async () => {
  await killParentOf(forked('web.mjs', '--dev'), { PORT: '0', HOST: '127.0.0.1' })
})

test('a tool of a start ends when the start was killed while it loaded', async () => {
  const tool = join(folder, 'tool.mjs')
  writeFileSync(tool, 'setTimeout(() => {}, 600_000)')
  await killParentOf(`import { spawn } from 'node:child_process'
    const child = spawn(process.execPath, ['--import=./launcher/end-with-parent.mjs', '${tool}'],
      { stdio: 'inherit', env: { ...process.env, KEYPOINT_TOOL_OF: String(process.pid) } })`)
})

test('a tool of a start is told whose it is', async () => {
  const tool = join(folder, 'tool.mjs')
  writeFileSync(tool, 'process.stdout.write(process.env.KEYPOINT_TOOL_OF); process.exitCode = 1')
  const running = runTool(tool, [], { what: 'The tool', fix: 'It is meant to.' })
  await expect(running).rejects.toThrow(new RegExp(`\\n\\n${process.pid}$`))
})
