import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { storedKinds } from './stored-kinds.ts'

test('the privacy notice speaks of every table that is about a person', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const models = [...schema.matchAll(/^model \w+ \{\n(.*?)^\}/gms)].map(([, body]) => body ?? '')
  const aboutPeople = models.filter(
    (body) => body.includes('@map("person_id")') || body.includes('@@map("person")'),
  )
  const tables = aboutPeople.map((body) => /@@map\("(\w+)"\)/.exec(body)?.[1])
  expect(storedKinds.flatMap((kind): string[] => [...kind.tables]).sort()).toEqual(tables.sort())
})
