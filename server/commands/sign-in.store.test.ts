import { describe, expect, test } from 'vitest'
import { insertSession } from '#server/store/viewers.ts'
import { testDatabase } from '#test/database.ts'
import { makePerson, operatorAt } from '#test/people.ts'
import { beginSession } from './begin-session.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { setPassword } from './set-password.ts'
import { checkPassword } from './sign-in.ts'

const db = testDatabase()
const by = operatorAt()
const { now } = by
const expiresAt = new Date(now.getTime() + 3_600_000)
const origin = { browser: 'Firefox', system: 'Linux', networkAddress: '192.0.2.7' }
const password = 'analytical engine'

async function makeAda(): Promise<string> {
  const personId = await makePerson('Ada')
  await setPassword({ personId, password }, by)
  return personId
}

const check = (email: string, typed: string) => checkPassword({ email, password: typed, origin, now })

describe('a password', () => {
  test('proves who it is, and begins nothing by itself', async () => {
    const personId = await makeAda()
    expect(await check(' ADA@example.org ', password)).toEqual({ ok: true, personId, sessionVersion: 1 })
    expect(await db().signInSession.count()).toBe(0)
    expect(await db().signInTry.count()).toBe(0)
    expect(await db().signInThrottle.findMany()).toMatchObject([{ kind: 'address', failures: 0 }])
  })

  test('that is wrong stands in the history of its account, and one of nobody in no history', async () => {
    const personId = await makeAda()
    const wrong = await check('ada@example.org', 'difference engine')
    expect(await check('nobody@example.org', 'difference engine')).toEqual(wrong)
    expect(await db().signInTry.findMany()).toMatchObject([
      { personId, succeeded: false, way: 'password', networkAddress: '192.0.2.7', sessionId: null },
    ])
  })
})

describe('a session', () => {
  test('stands in the history with the way and the second factor', async () => {
    const personId = await makeAda()
    const begun = await beginSession(
      { personId, way: 'oidc', secondFactor: 'totp' },
      { origin, now, expiresAt },
    )
    expect(await db().signInTry.findMany()).toMatchObject([
      { personId, succeeded: true, way: 'oidc', secondFactor: 'totp', sessionId: begun?.sessionId },
    ])
  })

  test('does not begin for who is deactivated, nor on a password that was replaced a moment ago', async () => {
    const personId = await makeAda()
    const proven = { personId, way: 'password', sessionVersion: 1 } as const
    await setPassword({ personId, password: 'difference engine' }, by)
    expect(await beginSession(proven, { origin, now, expiresAt })).toBeNull()
    await deactivatePerson({ personId }, by)
    expect(await insertSession(db(), { id: 'any', personId, secondFactor: null, now, expiresAt })).toBeNull()
    expect(await db().signInSession.count()).toBe(0)
    expect(await db().signInTry.findMany()).toMatchObject([{ succeeded: false }])
  })
})
