import { describe, expect, test } from 'vitest'
import { isOnServer, testDatabase } from '#test/database.ts'
import { makeGroup, makePerson, operatorAt } from '#test/people.ts'
import { raceBehind } from '#test/waiting-statements.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { editPerson } from './edit-person.ts'
import { grantRole } from './grant-role.ts'
import { joinGroup } from './join-group.ts'
import { leaveGroup } from './leave-group.ts'
import { reactivatePerson } from './reactivate-person.ts'
import type { Commanded } from './record.ts'
import { revokeRole } from './revoke-role.ts'
import { setManager } from './set-manager.ts'

const db = testDatabase()
const later = operatorAt('2026-11-02T09:00:00.005Z')
const earlier = operatorAt('2026-11-02T09:00:00.000Z')

type Crossing = {
  name: string
  first: (personId: string, by: Commanded) => Promise<unknown>
  /** Ends what the first began. */
  second: (personId: string, by: Commanded) => Promise<unknown>
  intervals: () => Promise<{ recordedFrom: Date; recordedUntil: Date | null }[]>
}

const crossings: Crossing[] = [
  {
    name: 'a role',
    first: (personId, by) => grantRole({ personId, role: 'auditor', courseId: null }, by),
    second: async (personId, by) => {
      const { id: grantId } = await db().roleGrant.findFirstOrThrow({ where: { personId } })
      return revokeRole({ personId, grantId }, by)
    },
    intervals: () => db().roleGrant.findMany(),
  },
  {
    name: 'a membership',
    first: async (personId, by) => joinGroup({ personId, groupId: await groupId() }, by),
    second: async (personId, by) => leaveGroup({ personId, groupId: await groupId() }, by),
    intervals: () => db().groupMembership.findMany(),
  },
  {
    name: 'a manager',
    first: async (personId, by) => setManager({ personId, managerId: await otherThan(personId) }, by),
    second: (personId, by) => setManager({ personId, managerId: null }, by),
    intervals: () => db().managerLine.findMany(),
  },
  {
    name: 'a profile',
    first: (personId, by) => editPerson({ ...profile, personId, displayName: 'Anna' }, by),
    second: (personId, by) => editPerson({ ...profile, personId, displayName: 'Annie' }, by),
    intervals: () => db().personProfile.findMany(),
  },
  {
    name: 'an address',
    first: (personId, by) => editPerson({ ...profile, personId, email: 'anna@example.org' }, by),
    second: (personId, by) => editPerson({ ...profile, personId, email: 'annie@example.org' }, by),
    intervals: () => db().emailAddress.findMany(),
  },
  {
    name: 'an account that is switched off',
    first: (personId, by) => deactivatePerson({ personId }, by),
    second: (personId, by) => reactivatePerson({ personId }, by),
    intervals: () => db().deactivation.findMany(),
  },
]

const profile = { displayName: 'Ann', email: 'ann@example.org', locale: 'en', zone: 'Europe/Paris' } as const
const groupId = async () => (await db().staffGroup.findFirstOrThrow()).id
const otherThan = async (personId: string) =>
  (await db().person.findFirstOrThrow({ where: { id: { not: personId } } })).id

describe('a command that was given earlier than the one it is served after', () => {
  test.each(crossings)('ends $name not before it began', async ({ first, second, intervals }) => {
    const personId = await makePerson('Ann')
    await makePerson('Bob')
    await makeGroup('Deck crew')
    expect(await first(personId, later)).toMatchObject({ ok: true })
    expect(await second(personId, earlier)).toMatchObject({ ok: true })
    const ended = (await intervals()).filter(({ recordedUntil }) => recordedUntil !== null)
    expect(ended.some(({ recordedUntil }) => Number(recordedUntil) === Number(later.now))).toBe(true)
    for (const { recordedFrom, recordedUntil } of ended)
      expect(Number(recordedUntil)).toBeGreaterThanOrEqual(Number(recordedFrom))
  })
})

if (isOnServer)
  test('two admins at once, served the other way round than they asked, leave every state in order', async () => {
    const personId = await makePerson('Ann')
    const rename = (displayName: string, by: Commanded) => () =>
      editPerson({ ...profile, personId, displayName }, by)
    const settled = await raceBehind(personId, [rename('Anna', later), rename('Annie', earlier)])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    const rows = await db().personProfile.findMany({ where: { personId }, orderBy: { recordedUntil: 'asc' } })
    expect(rows.map(({ recordedUntil }) => recordedUntil)).toEqual([later.now, later.now, null])
    const events = await db().learningEvent.findMany({
      where: { streamKind: 'learner', streamId: personId },
      orderBy: { seq: 'asc' },
    })
    expect(events.map(({ occurredAt }) => occurredAt)).toEqual(
      events.map(({ occurredAt }) => occurredAt).toSorted((a, b) => Number(a) - Number(b)),
    )
  })
