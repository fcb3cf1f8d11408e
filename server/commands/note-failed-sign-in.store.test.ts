import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { makePerson } from '#test/people.ts'
import { noteFailedSignIn } from './note-failed-sign-in.ts'

const db = testDatabase()
const now = new Date('2026-11-26T12:00:00.000Z')
const dayLater = new Date('2026-11-27T12:00:01.000Z')
const origin = { browser: null, system: null, networkAddress: '192.0.2.7' }

const noted = (personId: string) => db().signInTry.count({ where: { personId } })

test('a flood of failed tries that nothing else counts does not fill the history', async () => {
  const [ada, bo] = [await makePerson('Ada'), await makePerson('Bo')]
  const tried = { personId: ada, way: 'password' as const, origin }
  for (let count = 0; count < 30; count++) await noteFailedSignIn(tried, now)
  expect(await noted(ada)).toBe(20)
  await noteFailedSignIn({ ...tried, personId: bo }, now)
  expect(await noted(bo)).toBe(1)
  await noteFailedSignIn(tried, dayLater)
  expect(await noted(ada)).toBe(21)
})

test('where they are counted, that count says whether one more is shown', async () => {
  const personId = await makePerson('Ada')
  const tried = { personId, way: 'password' as const, origin }
  await noteFailedSignIn({ ...tried, failures: 19 }, now)
  await noteFailedSignIn({ ...tried, failures: 20 }, now)
  expect(await noted(personId)).toBe(1)
})
