import { describe, expect, test } from 'vitest'
import { type Guess, takeGuessTurn } from '#server/store/sign-in-throttle.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { insertSession } from '#server/store/viewers.ts'
import { isOnServer, testDatabase } from '#test/database.ts'
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
    expect(await db().signInThrottle.findMany()).toMatchObject([
      { kind: 'address', failures: 0, nextTurnAt: now },
    ])
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

  test('ends the one that the browser had, whoever had it, but only when it begins', async () => {
    const [personId, bo] = [await makeAda(), await makePerson('Bo')]
    const start = { origin, now, expiresAt }
    const first = await beginSession({ personId: bo, way: 'password' }, start)
    const replacing = { ...start, replacedId: first?.sessionId }
    await beginSession({ personId, way: 'password', sessionVersion: 7 }, replacing)
    expect(await db().signInSession.findMany()).toMatchObject([{ id: first?.sessionId, endedAt: null }])
    await beginSession({ personId, way: 'password' }, replacing)
    expect(
      await db().signInSession.findMany({ orderBy: { personId: 'asc' }, where: { endedAt: now } }),
    ).toMatchObject([{ id: first?.sessionId }])
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

describe('passwords tried again and again', () => {
  const guess: Guess = { what: 'sign-in', account: 'ada@example.org', address: '192.0.2.7' }
  const take = (more: Partial<Guess> = {}) =>
    inTransaction((tx) => takeGuessTurn(tx, { ...guess, ...more }, now))

  test('are turned away unseen, even the right one, until the queue is shorter; its owner elsewhere is not', async () => {
    await makeAda()
    for (let tried = 0; tried < 50; tried++) await take()
    expect(await check('ada@example.org', password)).toEqual({
      ok: false,
      problem: 'too-many',
      retryAfterSeconds: 3,
    })
    expect(await db().signInTry.count()).toBe(0)
    expect(await take({ address: '198.51.100.3' })).toEqual({ ok: true, waitMilliseconds: 5000, failures: 9 })
    expect(await take({ account: 'bo@example.org' })).toMatchObject({ ok: true, waitMilliseconds: 0 })
    expect(await take({ what: 'link' })).toMatchObject({ ok: true, waitMilliseconds: 0, failures: 0 })
  })

  test('are forgotten after a quiet quarter of an hour', async () => {
    for (let tried = 0; tried < 9; tried++) await take()
    const quiet = new Date(now.getTime() + 15 * 60_000)
    expect(await inTransaction((tx) => takeGuessTurn(tx, guess, quiet))).toEqual({
      ok: true,
      waitMilliseconds: 0,
      failures: 0,
    })
  })

  if (isOnServer) {
    const fifty = [...Array(50).keys()]

    test('fifty at the same moment take turns: a few are looked at, the others are turned away', async () => {
      const turns = await Promise.all(fifty.map(() => take()))
      const given = turns.flatMap((turn) => (turn.ok ? turn.waitMilliseconds : [])).sort((a, b) => a - b)
      expect(given).toEqual([0, 0, 0, 0, 250, 750, 1750, 3750, 7750])
      expect(turns.filter((turn) => !turn.ok)).toHaveLength(41)
    })

    test('at fifty accounts from one address are all counted, and none waits for another for ever', async () => {
      const turns = await Promise.all(fifty.map((i) => take({ account: `${i}@example.org` })))
      expect(turns.filter((turn) => turn.ok && turn.waitMilliseconds === 0)).toHaveLength(30)
      expect(await db().signInThrottle.findFirst({ where: { kind: 'address' } })).toMatchObject({
        failures: 50,
      })
    })
  }
})
