import { describe, expect, test } from 'vitest'
import { appendOnlyTables } from '#test/append-only.ts'
import { testDatabase } from '#test/database.ts'

const database = testDatabase({ corrupts: true })

describe.each(Object.entries(appendOnlyTables))('%s, whoever owns it,', (table, column) => {
  test.each([
    ['UPDATE', `update ${table} set ${column} = '' where false`],
    ['DELETE', `delete from ${table} where false`],
    ['TRUNCATE', `truncate ${table} cascade`],
  ])('refuses %s, be it of no row', async (operation, statement) => {
    await expect(database().$executeRawUnsafe(statement)).rejects.toThrow(
      `${table} is append-only: ${operation} is refused`,
    )
  })
})

test('no other table has such a trigger, or it would stand above', async () => {
  const guarded = await database().$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE tgname = 'append_only'`
  expect(guarded.map(({ name }) => name).sort()).toEqual(Object.keys(appendOnlyTables).sort())
})

test('what was stored is still there after somebody asked to have it deleted', async () => {
  await database().contentBlob.create({ data: { sha256: 'a', mediaType: 'x/y', bytes: Buffer.from('1') } })
  await expect(database().contentBlob.deleteMany()).rejects.toThrow()
  expect(await database().contentBlob.count()).toBe(1)
})
