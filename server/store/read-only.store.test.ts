import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import type { Tx } from './database.ts'
import { demandReadOnlyRefusal, isReadOnlyRefusal } from './read-only.ts'
import { inTransaction } from './transaction.ts'

const db = testDatabase({ corrupts: true })
const group = { id: 'g', name: 'Harbour', recordedFrom: new Date('2026-11-26T10:00:00Z') }

const whileReadOnly = (write: (tx: Tx) => Promise<unknown>) =>
  inTransaction(async (tx) => {
    await tx.$executeRaw`SET TRANSACTION READ ONLY`
    await write(tx)
  }).then(
    () => null,
    (error: unknown) => error,
  )

describe('a write that the database takes from nobody at the moment', () => {
  test.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['a row of a model', (tx) => tx.staffGroup.create({ data: group })],
    ['many of them', (tx) => tx.staffGroup.createMany({ data: [group] })],
    ['a statement', (tx) => tx.$executeRaw`DELETE FROM staff_group`],
    ['a statement with rows', (tx) => tx.$queryRaw`UPDATE staff_group SET name = 'x' RETURNING id`],
    ['a lock', (tx) => tx.$queryRaw`SELECT id FROM staff_group FOR UPDATE`],
  ])('is known by %s', async (_, write) => {
    const error = await whileReadOnly(write)
    expect(isReadOnlyRefusal(error)).toBe(true)
    expect(() => demandReadOnlyRefusal(error)).not.toThrow()
    expect(isReadOnlyRefusal(new Error('The command failed', { cause: error }))).toBe(true)
  })

  test('is nothing else that goes wrong, which is thrown on', async () => {
    await db().staffGroup.create({ data: group })
    const taken = await db()
      .staffGroup.create({ data: group })
      .catch((error: unknown) => error)
    for (const error of [taken, new Error('read-only'), null, undefined, 'read-only', { code: '25001' }]) {
      expect(isReadOnlyRefusal(error)).toBe(false)
      expect(() => demandReadOnlyRefusal(error)).toThrow()
    }
  })
})
