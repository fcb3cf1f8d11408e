import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LauncherProblem } from './problem.mjs'
import { installationSecrets } from './secrets.ts'

let data: string
const file = () => join(data, 'secrets.json')

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kp-'))
})

afterEach(() => rmSync(data, { recursive: true }))

test('the secret is made once and is for its owner alone', () => {
  const made = installationSecrets(data)
  expect(made.sessionSecret).toMatch(/^[0-9a-f]{64}$/)
  expect(installationSecrets(data)).toEqual(made)
  expect(statSync(file()).mode & 0o777).toBe(0o600)
})

test('a secret that a broken disk has emptied is named with what to do, and is not replaced', () => {
  writeFileSync(file(), '')
  expect(() => installationSecrets(data)).toThrow(LauncherProblem)
  expect(() => installationSecrets(data)).toThrow(
    /secrets\.json is damaged.*Put it back.*reset-second-factor/s,
  )
  expect(readFileSync(file(), 'utf8')).toBe('')
})
