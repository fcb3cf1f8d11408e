import { beforeEach, describe, expect, test } from 'vitest'
import { assignmentMade } from '#domain/learning/events/training.ts'
import { assignCourse } from '#server/commands/assign-course.ts'
import { deactivatePerson } from '#server/commands/deactivate-person.ts'
import { joinGroup } from '#server/commands/join-group.ts'
import { reconcileAssignment } from '#server/commands/reconcile-assignments.ts'
import { happening, record } from '#server/commands/record.ts'
import { setManager } from '#server/commands/set-manager.ts'
import { withdrawAssignment } from '#server/commands/withdraw-assignment.ts'
import { testDatabase } from '#test/database.ts'
import { makeCoursesLive } from '#test/live-course.ts'
import { makeGroup, makePerson, operatorAt } from '#test/people.ts'
import { countGaps } from './assignment-gaps.ts'
import { previewTarget, selectAssignmentPage } from './assignment-list.ts'
import { selectGroupSizes } from './groups.ts'
import { countPeopleIn, type PeopleFilters, selectPeoplePage } from './people-list.ts'
import { selectTimeline } from './timeline.ts'
import { inTransaction } from './transaction.ts'

const db = testDatabase()
const by = operatorAt()
const courseId = 'fire-safety'
const everyone = { courseId, targetKind: 'everyone' as const, targetId: null, dueDay: null, dueZone: null }

beforeEach(async () => {
  await makeCoursesLive([courseId])
})
describe('the list of people', () => {
  const active: PeopleFilters = { standing: 'active' }
  const names = async (filters: PeopleFilters, managerId?: string) => {
    const scope = managerId ? ({ kind: 'team', managerId } as const) : ({ kind: 'everyone' } as const)
    const page = await selectPeoplePage(db(), { filters, scope }, { limit: 50 })
    expect(await countPeopleIn(db(), { filters, scope })).toBe(page.rows.length)
    return page.rows.map((person) => person.displayName)
  }

  test('sorts by name whatever the accents and the case, and pages through', async () => {
    for (const name of ['Zoë', 'ann', 'Éva', 'Eve', 'Bo']) await makePerson(name)
    expect(await names(active)).toEqual(['ann', 'Bo', 'Éva', 'Eve', 'Zoë'])
    const asked = { filters: active, scope: { kind: 'everyone' } as const }
    const first = await selectPeoplePage(db(), asked, { limit: 2 })
    const second = await selectPeoplePage(db(), asked, { limit: 2, after: first.next ?? '' })
    expect(second.rows.map((person) => person.displayName)).toEqual(['Éva', 'Eve'])
    const back = await selectPeoplePage(db(), asked, { limit: 2, before: second.previous ?? '' })
    expect(back).toEqual(first)
    const madeUp = Buffer.from(`${first.rows[0]?.personId} -`).toString('base64url')
    expect(await selectPeoplePage(db(), asked, { limit: 2, after: madeUp })).toEqual(first)
  })

  test('finds by name or address, group and standing, within the scope', async () => {
    const [ada, bo, cy] = [await makePerson('Ada', 'auditor'), await makePerson('Bo'), await makePerson('Cy')]
    const groupId = await makeGroup('Finance')
    await joinGroup({ personId: bo, groupId }, by)
    await setManager({ personId: bo, managerId: ada }, by)
    await deactivatePerson({ personId: cy }, by)
    expect(await names(active)).toEqual(['Ada', 'Bo'])
    expect(await names({ standing: 'deactivated' })).toEqual(['Cy'])
    expect(await names({ standing: 'all', text: 'EXAMPLE.ORG' })).toEqual(['Ada', 'Bo', 'Cy'])
    expect(await names({ ...active, group: groupId })).toEqual(['Bo'])
    expect(await names(active, ada)).toEqual(['Bo'])
    const { rows } = await selectPeoplePage(
      db(),
      { filters: { ...active, text: 'bo' }, scope: { kind: 'everyone' } },
      { limit: 1 },
    )
    expect(rows).toMatchObject([{ displayName: 'Bo', manager: 'Ada', groups: 'Finance', roles: [] }])
    expect(await selectGroupSizes(db())).toEqual([{ id: groupId, name: 'Finance', members: 1 }])
  })
})

describe('the list of assignments', () => {
  test('has the newest first, withdrawn ones too, with whom each asks now', async () => {
    await makePerson('Ada')
    const bo = await makePerson('Bo')
    const first = await assignCourse(everyone, by)
    const later = operatorAt('2026-11-02T09:00:00.000Z')
    const second = await assignCourse({ ...everyone, targetKind: 'person', targetId: bo }, later)
    if (!first.ok || !second.ok) throw new Error('refused')
    await withdrawAssignment({ assignmentId: second.assignmentId }, later)
    const all = await selectAssignmentPage(db(), { limit: 10 })
    expect(all).toMatchObject([
      { id: second.assignmentId, targetName: 'Bo', people: 0, withdrawnAt: later.now },
      { id: first.assignmentId, targetKind: 'everyone', targetName: null, people: 2, withdrawnAt: null },
    ])
    expect(await selectAssignmentPage(db(), { limit: 10, before: second.assignmentId })).toEqual(all.slice(1))
  })

  test('is previewed with whom it would reach and who has the course already', async () => {
    const ada = await makePerson('Ada')
    await makePerson('Bo')
    await deactivatePerson({ personId: await makePerson('Cy') }, by)
    await assignCourse({ ...everyone, targetKind: 'person', targetId: ada }, by)
    expect(await previewTarget(db(), everyone, 1)).toEqual({ people: 2, already: 1, names: ['Ada'] })
  })

  test('tells how many people an interrupted assignment has still to reach', async () => {
    await makePerson('Ada')
    const made = { assignmentId: 'a1', targetKind: 'everyone', targetId: null, dueAt: null, dueZone: null }
    await inTransaction((tx) =>
      record(tx, by, [happening(assignmentMade, courseId, made as { targetKind: 'everyone' } & typeof made)]),
    )
    expect(await countGaps(db(), 'a1')).toBe(1)
    await reconcileAssignment('a1', by)
    expect(await countGaps(db(), 'a1')).toBe(0)
  })
})

test('a timeline is the person’s stream, newest first, and goes on from any number', async () => {
  const personId = await makePerson('Ada')
  await assignCourse(everyone, by)
  const types = (await selectTimeline(db(), personId, { limit: 10 })).map((event) => event.type)
  expect(types).toEqual(['obligation-added', 'cycle-opened', 'enrolled', 'person-added'])
  expect(await selectTimeline(db(), personId, { limit: 10, before: 1e12 })).toHaveLength(types.length)
  const older = await selectTimeline(db(), personId, { limit: 1, before: 3 })
  expect(older).toMatchObject([{ seq: 2, type: 'enrolled', actorKind: 'operator', actorId: null }])
})
