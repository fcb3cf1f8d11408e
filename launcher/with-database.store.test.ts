import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { database } from '#server/store/database.ts'
import { isReadOnlyRefusal } from '#server/store/read-only.ts'
import { databaseLock } from './data-folder.mjs'
import { lockHolder } from './lock.mjs'
import { beginMove, endMove } from './moved-data.mjs'
import { LauncherProblem } from './problem.mjs'
import { withDatabase } from './with-database.ts'

const data = mkdtempSync(join(tmpdir(), 'kp-'))
const elsewhere = 'postgresql://elsewhere/keypoint'
const server = process.env.DATABASE_URL
process.env.KEYPOINT_DATA = data

afterAll(() => {
  delete process.env.KEYPOINT_DATA
  if (server) process.env.DATABASE_URL = server
  rmSync(data, { recursive: true })
})

/** What a command does where Keypoint does not run. */
async function command<Result>(use: () => Promise<Result>): Promise<Result> {
  delete process.env.DATABASE_URL
  try {
    return await withDatabase(use)
  } finally {
    expect(lockHolder(databaseLock(data))).toBeNull()
  }
}

const addGroup = (id: string) =>
  database().staffGroup.create({ data: { id, name: id, recordedFrom: new Date() } })
const countGroups = () => database().staffGroup.count()

test('a command starts the embedded database, brings it to this version, and leaves none behind', async () => {
  await command(() => addGroup('finance'))
  expect(await command(countGroups)).toBe(1)
}, 120_000) // a new database is the work of seconds, and of a minute where everything else is tested at once

test('a command reads data that are being moved and writes nothing to them', async () => {
  beginMove(data, elsewhere, new Date())
  expect(await command(countGroups)).toBe(1)
  const refusal = await command(() => addGroup('licensing')).catch((error: unknown) => error)
  expect(isReadOnlyRefusal(refusal)).toBe(true)
  endMove(data)
  expect(await command(countGroups)).toBe(1)
}, 120_000)

test('a command does not bring data that are being moved to another version', async () => {
  await command(
    () => database().$executeRaw`
    DELETE FROM _prisma_migrations WHERE started_at = (SELECT max(started_at) FROM _prisma_migrations)`,
  )
  beginMove(data, elsewhere, new Date())
  const refusal = await command(countGroups).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(LauncherProblem)
  expect(refusal).toMatchObject({ message: expect.stringContaining('lacks migration') })
}, 120_000)
