import { expect, test } from 'vitest'
import { insertSession } from '#server/store/viewers.ts'
import { testDatabase } from '#test/database.ts'
import { makePerson, operatorAt } from '#test/people.ts'
import { confirmPerson } from './confirm-person.ts'
import { setPassword } from './set-password.ts'

const db = testDatabase()
const { now } = operatorAt()
const origin = { browser: null, system: null, networkAddress: '::1' }
const password = 'analytical engine'

async function signedIn() {
  const personId = await makePerson('Ada')
  await insertSession(db(), { id: 's1', personId, secondFactor: null, now, expiresAt: now })
  return { personId, sessionId: 's1', email: 'ada@example.org' }
}

const afterMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test('who has a password types it again, however short ago they signed in', async () => {
  const ada = await signedIn()
  await setPassword({ personId: ada.personId, password }, operatorAt())
  const wrong = { problems: [{ field: 'password', messageKey: 'second-factor.problem.password-wrong' }] }
  expect(await confirmPerson(ada, { password: '', origin, now })).toMatchObject(wrong)
  expect(await confirmPerson(ada, { password: 'difference engine', origin, now })).toMatchObject(wrong)
  expect(await confirmPerson(ada, { password, origin, now })).toEqual({ ok: true })
})

test('who has none has signed in a moment ago', async () => {
  const ada = await signedIn()
  expect(await confirmPerson(ada, { password: '', origin, now: afterMinutes(10) })).toEqual({ ok: true })
  expect(await confirmPerson(ada, { password: '', origin, now: afterMinutes(11) })).toMatchObject({
    problems: [{ messageKey: 'second-factor.problem.sign-in-again' }],
  })
})
