import { expect, test } from 'vitest'
import { endOwnSession, selectOpenSessions } from '#server/store/open-sessions.ts'
import { selectPerson } from '#server/store/people.ts'
import { selectOptionalLastSignIn, selectSignInTries } from '#server/store/sign-in-tries.ts'
import { selectOptionalViewer } from '#server/store/viewers.ts'
import { testDatabase } from '#test/database.ts'
import { makePerson, operatorAt } from '#test/people.ts'
import { beginSession } from './begin-session.ts'
import { changePassword } from './change-password.ts'
import { setPassword } from './set-password.ts'

const db = testDatabase()
const by = operatorAt()
const { now } = by
const origin = { browser: 'Firefox', system: 'Linux', networkAddress: '192.0.2.7' }
const password = 'analytical engine'

async function begin(personId: string): Promise<string> {
  const expiresAt = new Date(now.getTime() + 3_600_000)
  const begun = await beginSession({ personId, way: 'password' }, { origin, now, expiresAt })
  return begun?.sessionId ?? ''
}

async function makeAda() {
  const personId = await makePerson('Ada')
  await setPassword({ personId, password }, by)
  const { displayName, email } = await selectPerson(db(), personId)
  return { personId, displayName, email, sessionId: await begin(personId) }
}

test('a changed password keeps the session it was changed in and ends the others', async () => {
  const ada = await makeAda()
  await begin(ada.personId)
  const change = { current: password, password: 'difference engine', origin }
  const changed = await changePassword(ada, change, now)
  expect(changed).toEqual({ ok: true, sessionVersion: 2 })
  expect(await selectOpenSessions(db(), ada.personId, now)).toMatchObject([
    { id: ada.sessionId, browser: 'Firefox' },
  ])
  expect(await selectOptionalViewer(db(), ada.sessionId, now)).toMatchObject({ sessionVersion: 2 })
})

test.each([
  ['difference engine', 'some other words', 'current', 'password.problem.current-wrong'],
  [password, password, 'password', 'password.problem.password-same'],
  [password, 'short', 'password', 'password.problem.password-short'],
  [password, 'ada@example.org', 'password', 'password.problem.password-own'],
])('from %j to %j is refused in a sentence and ends nothing', async (current, next, field, messageKey) => {
  const ada = await makeAda()
  await begin(ada.personId)
  const change = { current, password: next, origin }
  expect(await changePassword(ada, change, now)).toEqual({ ok: false, problems: [{ field, messageKey }] })
  expect(await selectOpenSessions(db(), ada.personId, now)).toHaveLength(2)
})

test('a wrong present password stands in the history of whoever sits there, as one at the door does', async () => {
  const ada = await makeAda()
  const change = { current: 'difference engine', password: 'some other words', origin }
  await changePassword(ada, change, new Date(now.getTime() + 60_000))
  expect(await selectSignInTries(db(), ada.personId, now, 10)).toMatchObject([
    { succeeded: false, way: 'password', browser: 'Firefox', networkAddress: '192.0.2.7' },
    { succeeded: true },
  ])
})

test('one session is ended by its owner and by nobody else', async () => {
  const ada = await makeAda()
  const other = await begin(ada.personId)
  await endOwnSession(db(), await makePerson('Bo'), other, now)
  expect(await selectOpenSessions(db(), ada.personId, now)).toHaveLength(2)
  await endOwnSession(db(), ada.personId, other, now)
  expect(await selectOpenSessions(db(), ada.personId, now)).toMatchObject([{ id: ada.sessionId }])
})

test('the history is a person\u2019s own and says when they last came in', async () => {
  const ada = await makeAda()
  const bo = await makePerson('Bo')
  expect(await selectSignInTries(db(), ada.personId, new Date(0), 50)).toHaveLength(1)
  expect(await selectSignInTries(db(), bo, new Date(0), 50)).toEqual([])
  expect(await selectOptionalLastSignIn(db(), ada.personId)).toEqual(now)
  expect(await selectOptionalLastSignIn(db(), bo)).toBeNull()
})
