import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { archivedTables, leftOutTables } from './archived-tables.ts'

test('every table of the schema is backed up, or left out for a reason', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const tables = [...schema.matchAll(/@@map\("(\w+)"\)/g)].map(([, table]) => table)
  const decided = [...archivedTables, ...Object.keys(leftOutTables)]
  expect(decided.filter((table) => table !== '_prisma_migrations').sort()).toEqual(tables.sort())
})
