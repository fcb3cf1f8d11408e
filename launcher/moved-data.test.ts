import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  beginMove,
  endMove,
  finishMove,
  refusesWrites,
  selectOptionalMove,
  servesMovedData,
} from './moved-data.mjs'

let data: string

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kp-'))
  beginMove(data, 'db/keypoint', new Date('2026-11-26T10:00:00Z'))
})
afterEach(() => rmSync(data, { recursive: true }))

test('a move that is finished refuses writes as one that was begun does', () => {
  finishMove(data)
  expect(selectOptionalMove(data)).toMatchObject({ state: 'moved', to: 'db/keypoint' })
  expect(refusesWrites(data)).toBe(true)
})

test('a move that was cancelled while it ran is not finished, since writes were taken meanwhile', () => {
  endMove(data)
  expect(() => finishMove(data)).toThrow('cancelled while it ran')
  expect(refusesWrites(data)).toBe(false)
})

test('an instance on the server it was moved to is not taken for the one that was left', () => {
  vi.stubEnv('KEYPOINT_DATA', data)
  vi.stubEnv('KEYPOINT_EMBEDDED', '1')
  expect(servesMovedData()).toBe(true)
  vi.stubEnv('KEYPOINT_EMBEDDED', '')
  expect(servesMovedData()).toBe(false)
  vi.unstubAllEnvs()
})
