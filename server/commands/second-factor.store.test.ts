import { beforeEach, describe, expect, test } from 'vitest'
import type { SecondFactor } from '#domain/sign-in/ways.ts'
import { newId } from '#server/digest.ts'
import { offerSecondFactor } from '#server/second-factor-offer.ts'
import { takeTurn } from '#server/store/code-turns.ts'
import type { Tx } from '#server/store/database.ts'
import { acceptStep, selectOptionalFactor } from '#server/store/second-factors.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { insertSession, selectOptionalViewer } from '#server/store/viewers.ts'
import { isOnServer, testDatabase } from '#test/database.ts'
import { codeOf } from '#test/one-time-code.ts'
import { makePerson, operatorAt } from '#test/people.ts'
import { beginSession } from './begin-session.ts'
import { checkSecondFactor } from './check-second-factor.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { disableSecondFactor } from './disable-second-factor.ts'
import { enableSecondFactor } from './enable-second-factor.ts'
import { makeRecoveryCodes } from './make-recovery-codes.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { setPassword } from './set-password.ts'

const db = testDatabase()
const now = new Date('2026-11-25T12:00:10.000Z')
const later = new Date(now.getTime() + 30_000)
const expiresAt = new Date(now.getTime() + 3_600_000)
const origin = { browser: 'Firefox', system: 'Linux', networkAddress: '192.0.2.7' }

let ada = ''
beforeEach(async () => {
  ada = await makePerson('Ada', 'admin')
})

const asPerson = (personId: string, at = now) => ({
  actor: { kind: 'person' as const, id: personId },
  now: at,
})

async function sessionOf(personId: string, secondFactor: 'provider' | null = null): Promise<string> {
  const id = newId()
  await insertSession(db(), { id, personId, now, expiresAt, secondFactor })
  return id
}

async function enable(personId = ada, sessionId = 'none') {
  const { sealed, secret } = offerSecondFactor({ personId, email: 'ada@example.org' }, 'Port Merrin', now)
  const input = { personId, sessionId, offer: sealed, code: codeOf(secret, now) }
  const enabled = await enableSecondFactor(input, asPerson(personId))
  if (!enabled.ok) throw new Error(JSON.stringify(enabled.problems))
  return { secret, recoveryCodes: enabled.recoveryCodes }
}

const letIn = async (_: Tx, secondFactor: SecondFactor): Promise<string | null> => secondFactor

const prove = (
  kind: 'code' | 'recovery-code',
  typed: string,
  { at = later, sessionVersion = 0, begin = letIn } = {},
) => checkSecondFactor({ personId: ada, sessionVersion, proof: { kind, typed }, now: at }, begin)

const eventTypes = async () =>
  (await db().learningEvent.findMany({ orderBy: { position: 'asc' } })).map(({ type }) => type)

describe('setting up a second factor', () => {
  test('takes a code of the offered secret, by the person to whom it was offered, in time', async () => {
    const { sealed, secret } = offerSecondFactor({ personId: ada, email: 'a@x.org' }, 'Port Merrin', now)
    const input = { personId: ada, sessionId: 'none', offer: sealed, code: codeOf(secret, now) }
    const bo = await makePerson('Bo')
    const tries = [
      enableSecondFactor({ ...input, code: codeOf(secret, now, 5) }, asPerson(ada)),
      enableSecondFactor({ ...input, personId: bo }, asPerson(bo)),
      enableSecondFactor({ ...input, offer: `${sealed.slice(0, -4)}AAAA` }, asPerson(ada)),
      enableSecondFactor(
        { ...input, code: codeOf(secret, expiresAt) },
        asPerson(ada, new Date(now.getTime() + 31 * 60_000)),
      ),
    ]
    for (const outcome of await Promise.all(tries)) expect(outcome.ok).toBe(false)
    expect(await db().secondFactor.count()).toBe(0)
    expect(await enableSecondFactor(input, asPerson(ada))).toMatchObject({ ok: true })
    expect(await enableSecondFactor(input, asPerson(ada))).toMatchObject({
      problems: [{ messageKey: 'second-factor.problem.is-on' }],
    })
  })

  test('leaves neither the secret nor a recovery code readable in the database', async () => {
    const { secret, recoveryCodes } = await enable()
    expect(new Set(recoveryCodes).size).toBe(10)
    const tables = await db().$queryRaw<{ dump: string }[]>`
      SELECT coalesce(string_agg(t::text, ' '), '') AS dump FROM (
        SELECT row_to_json(e)::text AS t FROM learning_event e UNION ALL
        SELECT row_to_json(c)::text FROM totp_credential c UNION ALL
        SELECT row_to_json(r)::text FROM recovery_code r UNION ALL
        SELECT row_to_json(v)::text FROM erasable_value v) AS rows`
    const dump = tables[0]?.dump ?? ''
    expect(dump).toContain(ada)
    for (const hidden of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))])
      expect(dump).not.toContain(hidden)
  })

  test('ends the other sessions, and one that saw no second factor opens nothing, however it began', async () => {
    const [here, elsewhere] = [await sessionOf(ada), await sessionOf(ada)]
    await enable(ada, here)
    const pastTheRules = await sessionOf(ada)
    expect(await selectOptionalViewer(db(), here, now)).toMatchObject({
      hasSecondFactor: true,
      shownSecondFactor: 'totp',
    })
    expect(await selectOptionalViewer(db(), elsewhere, now)).toBeNull()
    expect(await selectOptionalViewer(db(), pastTheRules, now)).toBeNull()
    const byProvider = await sessionOf(ada, 'provider')
    expect(await selectOptionalViewer(db(), byProvider, now)).toMatchObject({ shownSecondFactor: 'provider' })
  })
})

describe('signing in', () => {
  test('takes each code once, and none older than one it took', async () => {
    const { secret } = await enable()
    expect(await prove('code', codeOf(secret, now), { at: now })).toMatchObject({ problem: 'code-used' })
    expect(await prove('code', codeOf(secret, later, 1))).toEqual({ ok: true, begun: 'totp' })
    expect(await prove('code', codeOf(secret, later, 1))).toMatchObject({ problem: 'code-used' })
    expect(await prove('code', codeOf(secret, later))).toMatchObject({ problem: 'code-used' })
    expect(await prove('code', '123')).toEqual({ ok: false, problem: 'code-wrong' })
  })

  test('takes each recovery code once and records it, and new ones end the old', async () => {
    const { recoveryCodes } = await enable()
    const [one = '', two = ''] = recoveryCodes
    expect(await prove('recovery-code', one.toUpperCase().replaceAll('-', ' '))).toMatchObject({ ok: true })
    expect(await prove('recovery-code', one)).toEqual({ ok: false, problem: 'recovery-code-wrong' })
    expect(await selectOptionalFactor(db(), ada)).toMatchObject({ recoveryCodesLeft: 9 })
    const event = await db().learningEvent.findFirst({ where: { type: 'recovery-code-used' } })
    expect(JSON.parse(event?.payloadText ?? '')).toMatchObject({ left: 9 })
    expect(event).toMatchObject({ actorKind: 'person', actorId: ada })
    const renewed = await makeRecoveryCodes({ personId: ada }, asPerson(ada))
    expect(await prove('recovery-code', two)).toEqual({ ok: false, problem: 'recovery-code-wrong' })
    expect(renewed.ok && (await prove('recovery-code', renewed.recoveryCodes[0] ?? ''))).toMatchObject({
      ok: true,
    })
  })

  test('starts again when the password has changed, the person is out, or there is nothing to prove', async () => {
    const startAgain = { ok: false, problem: 'start-again' }
    expect(await prove('code', '123456')).toMatchObject(startAgain)
    const { secret } = await enable()
    await makePerson('Bo', 'admin')
    await deactivatePerson({ personId: ada }, operatorAt())
    expect(await prove('code', codeOf(secret, later), { sessionVersion: 1 })).toEqual(startAgain)
    await setPassword({ personId: ada, password: 'analytical engine' }, operatorAt())
    expect(await prove('code', codeOf(secret, later))).toEqual(startAgain)
  })

  test('uses a code up only when the session begins with it', async () => {
    const { secret, recoveryCodes } = await enable()
    const code = codeOf(secret, later)
    const [recoveryCode = ''] = recoveryCodes
    const endedMeanwhile = async (tx: Tx, secondFactor: SecondFactor) => {
      const proven = { personId: ada, way: 'password' as const, secondFactor, sessionVersion: 7 }
      const begun = await beginSession(proven, { origin, now, expiresAt }, tx)
      return begun?.sessionId ?? null
    }
    const lost = () => Promise.reject(new Error('The connection was lost'))
    for (const [kind, typed] of [
      ['code', code],
      ['recovery-code', recoveryCode],
    ] as const) {
      await expect(prove(kind, typed, { begin: lost })).rejects.toThrow('lost')
      expect(await prove(kind, typed, { begin: endedMeanwhile })).toEqual({
        ok: false,
        problem: 'start-again',
      })
      expect(await db().signInTry.count()).toBe(0)
    }
    expect(await eventTypes()).not.toContain('recovery-code-used')
    expect(await selectOptionalFactor(db(), ada)).toMatchObject({ recoveryCodesLeft: 10 })
    expect(await prove('recovery-code', recoveryCode)).toEqual({ ok: true, begun: 'recovery-code' })
    expect(await prove('code', code)).toEqual({ ok: true, begun: 'totp' })
  })

  test('a secret whose key is gone is told from a wrong code', async () => {
    const { secret } = await enable()
    const other = offerSecondFactor({ personId: ada, email: 'a@x.org' }, 'Port Merrin', now).sealed
    await db().totpCredential.updateMany({ data: { sealedSecret: other, lastStep: 1_000_000_000 } })
    expect(await prove('code', codeOf(secret, later))).toMatchObject({
      ok: false,
      problem: 'secret-unreadable',
    })
  })

  test('slows wrong codes down without telling how many there were, until the second factor is proven', async () => {
    const { secret } = await enable()
    for (let wrong = 0; wrong < 4; wrong++) await prove('code', codeOf(secret, later, 7))
    const [row] = await db().signInThrottle.findMany({ where: { kind: 'second-factor' } })
    expect(row).toMatchObject({ failures: 4, nextTurnAt: later })
    expect(await prove('code', codeOf(secret, later))).toMatchObject({ ok: true })
    expect(await db().signInThrottle.count({ where: { kind: 'second-factor' } })).toBe(0)
  })

  test('turns codes away while a long queue of them waits, and lets a recovery code pass it', async () => {
    const { secret, recoveryCodes } = await enable()
    await prove('code', codeOf(secret, later, 7))
    const nextTurnAt = new Date(later.getTime() + 11_000)
    await db().signInThrottle.updateMany({ where: { kind: 'second-factor' }, data: { nextTurnAt } })
    expect(await prove('code', codeOf(secret, later))).toEqual({
      ok: false,
      problem: 'codes-too-many',
      retryAfterSeconds: 1,
    })
    const [row] = await db().signInThrottle.findMany({ where: { kind: 'second-factor' } })
    expect(row).toMatchObject({ failures: 1, nextTurnAt })
    expect(await prove('recovery-code', recoveryCodes[0] ?? '')).toMatchObject({ ok: true })
  })
})

describe('ending a second factor', () => {
  test('by the person themselves forgets the secret and what sessions have seen', async () => {
    const sessionId = await sessionOf(ada)
    await enable(ada, sessionId)
    expect(await disableSecondFactor({ personId: ada }, asPerson(ada, later))).toEqual({ ok: true })
    expect(await db().totpCredential.count()).toBe(0)
    expect(await db().recoveryCode.count()).toBe(0)
    expect(await selectOptionalViewer(db(), sessionId, later)).toMatchObject({
      hasSecondFactor: false,
      shownSecondFactor: null,
    })
    await enable()
    expect(await db().secondFactor.count()).toBe(2)
  })

  test('by an admin needs a reason, which stands outside the record, and ends every session', async () => {
    const bo = await makePerson('Bo', 'admin')
    const reset = (reason: string, by = asPerson(bo, later)) =>
      resetSecondFactor({ personId: ada, reason }, by)
    expect(await reset('Phone lost')).toMatchObject({
      problems: [{ messageKey: 'second-factor.problem.is-off' }],
    })
    const sessionId = await sessionOf(ada)
    await enable(ada, sessionId)
    expect(await reset(' ')).toMatchObject({ problems: [{ field: 'reason' }] })
    expect(await reset('Phone lost', asPerson(ada))).toMatchObject({
      problems: [{ messageKey: 'second-factor.problem.reset-own' }],
    })
    expect(await reset('Phone lost')).toEqual({ ok: true })
    expect(await db().secondFactor.findMany()).toMatchObject([
      { recordedUntil: later, resetReason: 'Phone lost' },
    ])
    const event = await db().learningEvent.findFirst({ where: { type: 'second-factor-reset' } })
    expect(event).toMatchObject({ actorKind: 'person', actorId: bo })
    expect(event?.payloadText).not.toContain('Phone')
    expect(await db().recoveryCode.count()).toBe(0)
    expect(await selectOptionalViewer(db(), sessionId, later)).toBeNull()
  })
})

if (isOnServer) {
  describe('twenty at the same moment', () => {
    const twenty = [...Array(20).keys()]

    test('use a code once', async () => {
      const { secret } = await enable()
      const four = twenty.slice(0, 4) // whose turn is now; more of them would wait
      const results = await Promise.all(four.map(() => prove('code', codeOf(secret, later))))
      expect(results.filter(({ ok }) => ok)).toHaveLength(1)
      const held = await db().totpCredential.findFirstOrThrow()
      const next = { ...held, step: held.lastStep + 1 }
      const accepted = await Promise.all(twenty.map(() => acceptStep(db(), next)))
      expect(accepted.filter(Boolean)).toHaveLength(1)
    })

    test('use a recovery code once and record it once', async () => {
      const { recoveryCodes } = await enable()
      const results = await Promise.all(twenty.map(() => prove('recovery-code', recoveryCodes[0] ?? '')))
      expect(results.filter(({ ok }) => ok)).toHaveLength(1)
      expect((await eventTypes()).filter((type) => type === 'recovery-code-used')).toHaveLength(1)
    })

    test('take turns, and are turned away when the queue is long', async () => {
      const turns = await Promise.all(twenty.map(() => inTransaction((tx) => takeTurn(tx, ada, now))))
      const given = turns.flatMap((turn) => (turn.ok ? turn.waitMilliseconds : [])).sort((a, b) => a - b)
      expect(given).toEqual([0, 0, 0, 0, 250, 750, 1750, 3750, 7750])
    })

    test('set up one second factor', async () => {
      const outcomes = await Promise.allSettled(twenty.map(() => enable()))
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    })
  })
}
