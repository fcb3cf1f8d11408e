import { describe, expect, test } from 'vitest'
import { verifyPassword } from '#server/password.ts'
import { selectPerson } from '#server/store/people.ts'
import { selectGrants } from '#server/store/roles.ts'
import { testDatabase } from '#test/database.ts'
import { makePerson, operatorAt } from '#test/people.ts'
import { addPerson } from './add-person.ts'
import { createGroup } from './create-group.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { editPerson } from './edit-person.ts'
import { grantRole } from './grant-role.ts'
import { reactivatePerson } from './reactivate-person.ts'
import { revokeRole } from './revoke-role.ts'
import { setManager } from './set-manager.ts'
import { setPassword } from './set-password.ts'

const db = testDatabase()
const by = operatorAt()
const ada = { displayName: ' Ada Lovelace ', email: 'Ada@Example.org', locale: 'en', zone: 'Europe/London' }

const grantOf = async (personId: string) => (await selectGrants(db(), personId))[0]?.id ?? ''

describe('adding a person', () => {
  test('keeps name and address tidy, and the plaintext out of the record', async () => {
    const added = await addPerson(ada, by)
    if (!added.ok) throw new Error('refused')
    expect(await selectPerson(db(), added.personId)).toMatchObject({
      displayName: 'Ada Lovelace',
      email: 'ada@example.org',
      active: true,
    })
    const [event] = await db().learningEvent.findMany({ where: { type: 'person-added' } })
    expect(event?.payloadText.toLowerCase()).not.toMatch(/lovelace|example/)
  })

  test('says every field that has to be mended', async () => {
    const added = await addPerson({ displayName: ' ', email: 'nobody', locale: 'en', zone: 'Mars/Base' }, by)
    expect(added).toEqual({
      ok: false,
      problems: [
        { field: 'displayName', messageKey: 'admin.problem.name-missing' },
        { field: 'email', messageKey: 'admin.problem.email-wrong' },
        { field: 'zone', messageKey: 'admin.problem.zone-wrong' },
      ],
    })
  })

  test('refuses an address that somebody has, whatever its case', async () => {
    await addPerson(ada, by)
    const again = await addPerson({ ...ada, email: 'ADA@example.org' }, by)
    expect(again).toMatchObject({ problems: [{ messageKey: 'admin.problem.email-taken' }] })
  })

  test('twice at the same moment adds one and refuses the other', async () => {
    const outcomes = await Promise.all([addPerson(ada, by), addPerson(ada, by), addPerson(ada, by)])
    const refused = outcomes.filter((outcome) => !outcome.ok)
    expect(refused).toHaveLength(2)
    for (const outcome of refused)
      expect(outcome).toMatchObject({ problems: [{ messageKey: 'admin.problem.email-taken' }] })
  })

  test('grants a role and sets a password when asked to', async () => {
    const added = await addPerson({ ...ada, role: 'admin', password: 'difference engine' }, by)
    if (!added.ok) throw new Error('refused')
    expect(await selectGrants(db(), added.personId)).toMatchObject([{ role: 'admin' }])
    const { hash } = await db().passwordCredential.findUniqueOrThrow({ where: { personId: added.personId } })
    expect(await verifyPassword(hash, 'difference engine')).toBe(true)
  })
})

describe('editing a person', () => {
  test('records what changed and nothing when nothing did', async () => {
    const personId = await makePerson('Ada Lovelace')
    const same = {
      personId,
      displayName: 'Ada Lovelace',
      email: 'ada.lovelace@example.org',
      locale: 'en',
      zone: 'Europe/Paris',
    }
    await editPerson(same, by)
    expect(await db().learningEvent.count()).toBe(1)
    await editPerson({ ...same, displayName: 'Ada King', email: 'ada.king@example.org' }, by)
    expect(await db().learningEvent.count()).toBe(3)
    expect(await selectPerson(db(), personId)).toMatchObject({
      displayName: 'Ada King',
      email: 'ada.king@example.org',
    })
  })
})

describe('a group', () => {
  test('has a name that no other has in whatever case, also when two are made at the same moment', async () => {
    const outcomes = await Promise.all([createGroup({ name: 'R_D' }, by), createGroup({ name: 'r_d' }, by)])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(await createGroup({ name: 'RxD' }, by)).toMatchObject({ ok: true })
    expect(await createGroup({ name: 'R%' }, by)).toMatchObject({ ok: true })
  })
})

describe('deactivating', () => {
  test('ends the sessions and can be taken back', async () => {
    const personId = await makePerson('Ada')
    await deactivatePerson({ personId }, by)
    expect((await selectPerson(db(), personId)).active).toBe(false)
    expect((await db().person.findUniqueOrThrow({ where: { id: personId } })).sessionVersion).toBe(1)
    await reactivatePerson({ personId }, by)
    expect((await selectPerson(db(), personId)).active).toBe(true)
  })

  test('spares the last active admin', async () => {
    const first = await makePerson('Ada', 'admin')
    const second = await makePerson('Bo', 'admin')
    expect(await deactivatePerson({ personId: first }, by)).toEqual({ ok: true })
    expect(await deactivatePerson({ personId: second }, by)).toMatchObject({
      problems: [{ messageKey: 'admin.problem.last-admin' }],
    })
  })
})

describe('roles', () => {
  test('are granted once and an author needs a course', async () => {
    const personId = await makePerson('Ada')
    await grantRole({ personId, role: 'auditor', courseId: null }, by)
    await grantRole({ personId, role: 'auditor', courseId: null }, by)
    expect(await selectGrants(db(), personId)).toHaveLength(1)
    expect(await grantRole({ personId, role: 'author', courseId: null }, by)).toMatchObject({ ok: false })
  })

  test('leave one admin, also when two remove each other at the same moment', async () => {
    const [ada, bo] = [await makePerson('Ada', 'admin'), await makePerson('Bo', 'admin')]
    const outcomes = await Promise.all([
      revokeRole({ personId: ada, grantId: await grantOf(ada) }, by),
      revokeRole({ personId: bo, grantId: await grantOf(bo) }, by),
    ])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  })

  test('of one person are granted and ended at the same moment without a deadlock', async () => {
    await makePerson('Ada', 'admin')
    const bo = await makePerson('Bo', 'admin')
    const grantId = await grantOf(bo)
    const outcomes = await Promise.all(
      [1, 2, 3, 4].flatMap(() => [
        grantRole({ personId: bo, role: 'auditor', courseId: null }, by),
        revokeRole({ personId: bo, grantId }, by),
      ]),
    )
    expect(outcomes).toEqual(outcomes.map(() => ({ ok: true })))
    expect(await selectGrants(db(), bo)).toMatchObject([{ role: 'auditor' }])
  })
})

describe('a manager', () => {
  test('cannot stand above themselves, directly or through others', async () => {
    const [ada, bo, cy] = [await makePerson('Ada'), await makePerson('Bo'), await makePerson('Cy')]
    expect(await setManager({ personId: bo, managerId: ada }, by)).toEqual({ ok: true })
    expect(await setManager({ personId: cy, managerId: bo }, by)).toEqual({ ok: true })
    const circle = { problems: [{ field: 'managerId', messageKey: 'admin.problem.manager-circle' }] }
    expect(await setManager({ personId: ada, managerId: cy }, by)).toMatchObject(circle)
    expect(await setManager({ personId: ada, managerId: ada }, by)).toMatchObject(circle)
    expect(await setManager({ personId: bo, managerId: null }, by)).toEqual({ ok: true })
    expect(await setManager({ personId: ada, managerId: cy }, by)).toEqual({ ok: true })
  })
})

describe('a password', () => {
  test('replaces the one before and ends the sessions it opened', async () => {
    const personId = await makePerson('Ada')
    expect(await setPassword({ personId, password: 'short' }, by)).toMatchObject({ ok: false })
    expect(await setPassword({ personId, password: 'analytical engine' }, by)).toEqual({ ok: true })
    expect((await db().person.findUniqueOrThrow({ where: { id: personId } })).sessionVersion).toBe(1)
  })
})
