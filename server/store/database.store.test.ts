import { expect, test } from 'vitest'
import { socketUrl } from '#launcher/data-folder.mjs'
import { testDatabase } from '#test/database.ts'
import { selectLearnerRecord } from './learner-record.ts'
import { keepsStatements } from './lent-sessions.ts'

const database = testDatabase({ corrupts: true })

const at = new Date('2026-01-05T09:00:00Z')

test('a person has one open profile, and any number of closed ones', async () => {
  await database().person.create({ data: { id: 'p', recordedFrom: at } })
  const profile = { personId: 'p', displayName: 'Ada', locale: 'en', zone: 'UTC', recordedFrom: at }
  await database().personProfile.create({ data: { id: '1', ...profile, recordedUntil: at } })
  await database().personProfile.create({ data: { id: '2', ...profile } })
  await expect(database().personProfile.create({ data: { id: '3', ...profile } })).rejects.toThrow()
})

test('a test begins with nothing that another left', async () => {
  expect(await database().person.count()).toBe(0)
  expect(await database().contentBlob.count()).toBe(0)
})

test('queries that run side by side get their own answers', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => index)
  const answers = await Promise.all(
    ids.map(async (id) =>
      id % 2
        ? database().$queryRaw<{ id: number }[]>`select ${id}::int as id`
        : database().$queryRaw<{ id: number }[]>`select ${id}::int as id, ${'other'}::text as other`,
    ),
  )
  expect(answers.map(([row]) => row?.id)).toEqual(ids)
})

test('what every page asks is planned once for a session', async () => {
  const kept = await database().$transaction(async (tx) => {
    for (const personId of ['p', 'q']) await selectLearnerRecord(tx, personId, 'c')
    return tx.$queryRaw<{ name: string }[]>`SELECT name FROM pg_prepared_statements WHERE name <> ''`
  })
  expect(kept).toEqual(expect.arrayContaining([{ name: 'learner-record' }]))
})

test.each([
  { address: 'postgresql://one@host/db', keeps: true },
  { address: 'postgresql://one@pool/db?pgbouncer=true', keeps: false },
  { address: socketUrl('/data'), keeps: true },
])('statements are kept for later: $address: $keeps', ({ address, keeps }) => {
  expect(keepsStatements(address)).toBe(keeps)
})
