import { describe, expect, test } from 'vitest'
import { personDeactivated } from '#domain/learning/events/people.ts'
import { sha256Hex } from '#server/digest.ts'
import { verifyPassword } from '#server/password.ts'
import { selectOptionalOpenLink, useUpLink } from '#server/store/one-time-links.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { isOnServer, testDatabase } from '#test/database.ts'
import { makePerson, operatorAt } from '#test/people.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { editPerson } from './edit-person.ts'
import { giveLink } from './give-link.ts'
import { reactivatePerson } from './reactivate-person.ts'
import { happening, record } from './record.ts'
import { setPassword } from './set-password.ts'
import { useLink } from './use-link.ts'

const db = testDatabase()
const by = operatorAt()
const { now } = by
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const password = 'analytical engine'
const spent = { ok: false, problems: [{ field: '', messageKey: 'link.spent' }] }

/** Without mail a link is shown. */
async function tokenFor(personId: string, at = now): Promise<string> {
  const made = await giveLink({ personId }, { ...by, now: at })
  if (!made.ok || made.given.sent) throw new Error('No link was shown')
  return new URL(made.given.url).searchParams.get('token') ?? ''
}

describe('a link', () => {
  test('invites who has no password; it is stored as a digest and stands in the record without a trace', async () => {
    const personId = await makePerson('Ada')
    const token = await tokenFor(personId)
    expect(token).toMatch(/^[\w-]{43}$/)
    const stored = JSON.stringify(
      [await db().oneTimeLink.findMany(), await db().learningEvent.findMany()],
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    )
    expect(stored).not.toContain(token)
    expect(await db().oneTimeLink.findMany()).toMatchObject([
      { purpose: 'invitation', expiresAt: later(7 * 24 * 60) },
    ])
    expect(await db().learningEvent.findFirst({ where: { type: 'link-made' } })).toMatchObject({
      actorKind: 'operator',
      payloadText: '{"purpose":"invitation"}',
    })
  })

  test('sets the password, once, and says whose session may begin', async () => {
    const personId = await makePerson('Ada')
    const token = await tokenFor(personId)
    const used = await useLink({ token, password }, later(1))
    expect(used).toEqual({ ok: true, personId, sessionVersion: 1 })
    const { hash } = await db().passwordCredential.findUniqueOrThrow({ where: { personId } })
    expect(await verifyPassword(hash, password)).toBe(true)
    expect(await useLink({ token, password: 'difference engine' }, later(1))).toEqual(spent)
    expect(await verifyPassword(hash, password)).toBe(true)
  })

  test('is not used up by a password that the rule refuses', async () => {
    const token = await tokenFor(await makePerson('Ada'))
    const refused = await useLink({ token, password: 'Password2026' }, now)
    expect(refused).toMatchObject({
      problems: [{ field: 'password', messageKey: 'password.problem.password-common' }],
    })
    expect(await useLink({ token, password }, now)).toMatchObject({ ok: true })
  })

  test('ends with its hour, or for an invitation its seven days', async () => {
    const ada = await makePerson('Ada')
    const invitation = await tokenFor(ada)
    expect(await useLink({ token: invitation, password }, later(7 * 24 * 60))).toEqual(spent)
    expect(await useLink({ token: invitation, password }, later(7 * 24 * 60 - 1))).toMatchObject({ ok: true })
    const reset = await tokenFor(ada)
    expect(await useLink({ token: reset, password: 'difference engine' }, later(60))).toEqual(spent)
    expect(await useLink({ token: reset, password: 'difference engine' }, later(59))).toMatchObject({
      ok: true,
    })
  })

  test.each<[string, (personId: string, token: string) => Promise<unknown>]>([
    ['has run out', async () => undefined],
    ['was used', (_, token) => useLink({ token, password }, later(1))],
    ['was replaced', (personId) => tokenFor(personId)],
    ['is of somebody deactivated', (personId) => deactivatePerson({ personId }, by)],
  ])('that %s tells nobody whose it is, nor is it used up by who looked in time', async (what, end) => {
    const personId = await makePerson('Ada')
    const token = await tokenFor(personId)
    const digest = sha256Hex(token)
    const when = later(what === 'has run out' ? 7 * 24 * 60 : 2)
    expect(await selectOptionalOpenLink(db(), digest, now)).toMatchObject({ personId })
    await end(personId, token)
    expect(await selectOptionalOpenLink(db(), digest, when)).toBeNull()
    expect(await inTransaction((tx) => useUpLink(tx, digest, when))).toBe(false)
  })

  describe('of somebody deactivated, had nobody revoked it,', () => {
    const tokenOfDeactivated = async () => {
      const personId = await makePerson('Ada')
      const token = await tokenFor(personId)
      await inTransaction((tx) =>
        record(tx, by, [happening(personDeactivated, personId, { deactivationId: 'd' })]),
      )
      return sha256Hex(token)
    }

    test('tells nobody whose it is', async () => {
      expect(await selectOptionalOpenLink(db(), await tokenOfDeactivated(), later(1))).toBeNull()
    })

    test('is not used up by who looked in time', async () => {
      const digest = await tokenOfDeactivated()
      expect(await inTransaction((tx) => useUpLink(tx, digest, later(1)))).toBe(false)
    })
  })

  test('is replaced by a newer one, by a changed password, a changed address and a deactivation', async () => {
    const personId = await makePerson('Ada')
    const opensNothing = async (token: string) =>
      expect(await useLink({ token, password }, now)).toEqual(spent)
    const first = await tokenFor(personId)
    const second = await tokenFor(personId)
    await opensNothing(first)
    await setPassword({ personId, password }, by)
    await opensNothing(second)
    const third = await tokenFor(personId)
    const profile = { personId, displayName: 'Ada', locale: 'en', zone: 'Europe/Paris' }
    await editPerson({ ...profile, email: 'ada@elsewhere.example' }, by)
    await opensNothing(third)
    const fourth = await tokenFor(personId)
    await deactivatePerson({ personId }, by)
    expect(await giveLink({ personId }, by)).toMatchObject({ ok: false })
    await reactivatePerson({ personId }, by)
    await opensNothing(fourth)
  })

  test.each(['', 'x', 'A'.repeat(43), `${'A'.repeat(43)}\u0000`])(
    'that nobody made (%j) opens nothing',
    async (token) => {
      expect(await useLink({ token, password }, now)).toEqual(spent)
    },
  )

  test('used by twenty at the same moment sets one password', async () => {
    const personId = await makePerson('Ada')
    const token = await tokenFor(personId)
    const tries = Array.from({ length: 20 }, (_, i) =>
      useLink({ token, password: `${password} ${i}` }, later(1)),
    )
    const outcomes = await Promise.all(tries)
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    const { hash } = await db().passwordCredential.findUniqueOrThrow({ where: { personId } })
    expect(await verifyPassword(hash, `${password} ${outcomes.findIndex((outcome) => outcome.ok)}`)).toBe(
      true,
    )
    expect(await db().learningEvent.count({ where: { type: 'password-set' } })).toBe(1)
  })
})

if (isOnServer) {
  test('two links of a kind made at the same moment: one opens something', async () => {
    const personId = await makePerson('Ada')
    const tokens = await Promise.all([tokenFor(personId), tokenFor(personId), tokenFor(personId)])
    const outcomes = await Promise.all(tokens.map((token) => useLink({ token, password }, later(1))))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  })
}
