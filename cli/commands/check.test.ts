import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { capturedTerminal } from '#test/captured-terminal.ts'
import { keypoint } from '../keypoint.ts'

test('problems are listed with their place and how to mend them, and the exit code is 1', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kp-'))
  await mkdir(join(folder, 'fire-safety'))
  await writeFile(join(folder, 'fire-safety', 'course.yaml'), 'id: fire-safety\ntitel: Fire safety\n')
  const terminal = capturedTerminal()
  expect(await keypoint(['check', folder], terminal)).toBe(1)
  expect(terminal.stdout()).toMatch(/fire-safety\/course\.yaml:2:1 .*titel.*\n {2}\S/)
  expect(terminal.stderr()).toMatch(/^\d+ problems in 1 course\.\n$/)
  const asJson = capturedTerminal()
  expect(await keypoint(['check', folder, '--json'], asJson)).toBe(1)
  const { problems } = JSON.parse(asJson.stdout())
  expect(problems).toContainEqual(expect.objectContaining({ line: 2, column: 1, fix: expect.any(String) }))
  await rm(folder, { recursive: true })
})

test('a folder that is not there is a problem and not a crash', async () => {
  const terminal = capturedTerminal()
  expect(await keypoint(['check', join(tmpdir(), 'kp-is-not-there')], terminal)).toBe(1)
  expect(terminal.stdout()).toContain('cannot be read')
})
