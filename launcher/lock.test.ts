import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockHolder, releaseLock, takeLock } from './lock.mjs'
import { processStart } from './process-identity.mjs'

let folder: string
let lock: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kp-'))
  lock = join(folder, 'lock')
})

afterEach(() => rmSync(folder, { recursive: true }))

const heldBy = (pid: number, start: string | null) => writeFileSync(lock, JSON.stringify({ pid, start }))

test('a lock is taken once, and again after it was released', () => {
  expect(takeLock(lock, { user: 'me' })).toBe(true)
  expect(lockHolder(lock)).toMatchObject({ pid: process.pid, user: 'me' })
  expect(takeLock(lock)).toBe(false)
  releaseLock(lock)
  expect(takeLock(lock)).toBe(true)
})

test('a lock whose holder is gone is taken over', () => {
  heldBy(2 ** 30, '1')
  expect(lockHolder(lock)).toBeNull()
  expect(takeLock(lock)).toBe(true)
})

test('a lock whose process id went to another process is taken over', () => {
  heldBy(process.ppid, 'long ago')
  expect(takeLock(lock)).toBe(true)
})

test('the lock of another living process is neither taken nor released', () => {
  heldBy(process.ppid, processStart(process.ppid))
  expect(takeLock(lock)).toBe(false)
  releaseLock(lock)
  expect(lockHolder(lock)?.pid).toBe(process.ppid)
})

test('a lock that was written only in part is taken over', () => {
  writeFileSync(lock, '{"pid":')
  expect(takeLock(lock)).toBe(true)
})
