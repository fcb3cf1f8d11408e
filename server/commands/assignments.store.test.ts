import { beforeEach, describe, expect, test } from 'vitest'
import { assignmentMade } from '#domain/learning/events/training.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { isOnServer, testDatabase } from '#test/database.ts'
import { makeCoursesLive } from '#test/live-course.ts'
import { makeGroup, makePerson, operatorAt } from '#test/people.ts'
import { untilWaiting } from '#test/waiting-statements.ts'
import { type AssignCourseInput, assignCourse } from './assign-course.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { joinGroup } from './join-group.ts'
import { leaveGroup } from './leave-group.ts'
import { reactivatePerson } from './reactivate-person.ts'
import { reconcileAssignments, reconcilePerson } from './reconcile-assignments.ts'
import { happening, record } from './record.ts'
import { withdrawAssignment } from './withdraw-assignment.ts'

const db = testDatabase()
const by = operatorAt()
const everyone: AssignCourseInput = {
  courseId: 'fire-safety',
  targetKind: 'everyone',
  targetId: null,
  dueDay: '2026-12-31',
  dueZone: 'Europe/Paris',
}

beforeEach(async () => {
  await makeCoursesLive(['fire-safety'])
})
const assigned = async (input: AssignCourseInput) => {
  const outcome = await assignCourse(input, by)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome
}
const liveObligations = (personId: string) =>
  db().obligation.count({ where: { personId, recordedUntil: null } })

test('a withdrawal that was given earlier than the assignment was served ends nothing before it began', async () => {
  await makePerson('Ann')
  const { assignmentId } = await assigned(everyone)
  const earlier = { ...by, now: new Date(by.now.getTime() - 5) }
  expect(await withdrawAssignment({ assignmentId }, earlier)).toEqual({ ok: true, reached: 1 })
  for (const interval of [await db().assignment.findFirstOrThrow(), await db().obligation.findFirstOrThrow()])
    expect(interval.recordedUntil).toEqual(interval.recordedFrom)
})

describe('assigning a course', () => {
  test('enrols, opens a cycle of the live release and adds the obligation with its due instant', async () => {
    const personId = await makePerson('Ada')
    expect((await assigned(everyone)).reached).toBe(1)
    expect(await db().cycle.findMany()).toMatchObject([{ personId, releaseId: 'release-1', number: 1 }])
    expect(await db().obligation.findMany()).toMatchObject([
      { personId, dueAt: new Date('2026-12-31T22:59:59.999Z'), dueZone: 'Europe/Paris' },
    ])
  })

  test('twice adds a second obligation and no second cycle', async () => {
    const personId = await makePerson('Ada')
    await assigned(everyone)
    await assigned({ ...everyone, targetKind: 'person', targetId: personId, dueDay: '2026-11-30' })
    expect(await liveObligations(personId)).toBe(2)
    expect(await db().cycle.count()).toBe(1)
  })

  test('refuses a course, a group or a person that is not there', async () => {
    const refused = async (input: Partial<AssignCourseInput>) => {
      const outcome = await assignCourse({ ...everyone, ...input }, by)
      return outcome.ok ? [] : outcome.problems.map((problem) => problem.messageKey)
    }
    expect(await refused({ courseId: 'absent' })).toEqual(['admin.problem.course-unknown'])
    expect(await refused({ targetKind: 'group', targetId: 'x' })).toEqual(['admin.problem.group-unknown'])
    expect(await refused({ targetKind: 'person', targetId: 'x' })).toEqual(['admin.problem.person-unknown'])
    expect(await refused({ targetKind: 'group' })).toEqual(['admin.problem.target-missing'])
    expect(await refused({ dueDay: '2026-02-30' })).toEqual(['admin.problem.day-wrong'])
    expect(await db().assignment.count()).toBe(0)
  })
})

describe('an assignment that is sent twice', () => {
  const assignmentId = 'a'.repeat(24)

  test('is made once, also when both arrive at the same moment', async () => {
    const personId = await makePerson('Ada')
    const sent = await Promise.all([1, 2, 3].map(() => assigned({ ...everyone, assignmentId })))
    expect(new Set(sent.map((outcome) => outcome.assignmentId))).toEqual(new Set([assignmentId]))
    expect(await db().assignment.count()).toBe(1)
    expect(await liveObligations(personId)).toBe(1)
  })

  test('and says something else the second time is refused', async () => {
    await assigned({ ...everyone, assignmentId })
    const outcome = await assignCourse({ ...everyone, dueDay: null, dueZone: null, assignmentId }, by)
    expect(outcome).toMatchObject({ ok: false, problems: [{ messageKey: 'errors.not-understood' }] })
  })
})

describe('an assignment to everyone', () => {
  test('reaches who is added later, and who comes back', async () => {
    const away = await makePerson('Bo')
    await deactivatePerson({ personId: away }, by)
    await assigned(everyone)
    expect(await liveObligations(away)).toBe(0)
    expect(await liveObligations(await makePerson('Ada'))).toBe(1)
    await reactivatePerson({ personId: away }, by)
    expect(await liveObligations(away)).toBe(1)
  })

  test('that was interrupted after it was recorded is completed by the next reconciliation, once', async () => {
    const people = [await makePerson('Ada'), await makePerson('Bo')]
    const made = { targetKind: 'everyone', targetId: null, dueAt: null, dueZone: null } as const
    await inTransaction((tx) =>
      record(tx, by, [happening(assignmentMade, 'fire-safety', { assignmentId: 'a1', ...made })]),
    )
    expect(await reconcileAssignments(by)).toBe(2)
    expect(await reconcileAssignments(by)).toBe(0)
    for (const personId of people) expect(await liveObligations(personId)).toBe(1)
  })

  test('reaches each of many people once when several reconcile at the same moment', async () => {
    for (const name of ['Ada', 'Bo', 'Cy', 'Di', 'Ed']) await makePerson(name)
    const made = { targetKind: 'everyone', targetId: null, dueAt: null, dueZone: null } as const
    await inTransaction((tx) =>
      record(tx, by, [happening(assignmentMade, 'fire-safety', { assignmentId: 'a1', ...made })]),
    )
    const reached = await Promise.all([1, 2, 3].map(() => reconcileAssignments(by)))
    expect(reached.reduce((sum, count) => sum + count)).toBe(5)
    expect(await db().obligation.count()).toBe(5)
  })
})

describe('an assignment to a group', () => {
  test('follows who joins and who leaves', async () => {
    const [groupId, personId] = [await makeGroup('Finance'), await makePerson('Ada')]
    await assigned({ ...everyone, targetKind: 'group', targetId: groupId })
    expect(await liveObligations(personId)).toBe(0)
    await joinGroup({ personId, groupId }, by)
    expect(await liveObligations(personId)).toBe(1)
    await leaveGroup({ personId, groupId }, by)
    expect(await liveObligations(personId)).toBe(0)
    await joinGroup({ personId, groupId }, by)
    expect(await liveObligations(personId)).toBe(1)
    expect(await db().cycle.count()).toBe(1)
  })
})

describe('withdrawing an assignment', () => {
  test('ends what it asks and keeps the record of it', async () => {
    const personId = await makePerson('Ada')
    const { assignmentId } = await assigned(everyone)
    const later = operatorAt('2026-11-02T09:00:00.000Z')
    expect(await withdrawAssignment({ assignmentId }, later)).toEqual({ ok: true, reached: 1 })
    expect(await liveObligations(personId)).toBe(0)
    expect(await db().obligation.findMany()).toMatchObject([{ personId, recordedUntil: later.now }])
    expect(await db().cycle.count()).toBe(1)
    expect(await withdrawAssignment({ assignmentId }, later)).toEqual({ ok: true, reached: 0 })
    expect(await liveObligations(await makePerson('Bo'))).toBe(0)
  })
})

if (isOnServer) {
  test('a withdrawal, a reconciliation and a change of a person do not wait for each other in a ring', async () => {
    const personId = await makePerson('Ada')
    const made = { targetKind: 'everyone', targetId: null, dueAt: null, dueZone: null } as const
    await inTransaction((tx) =>
      record(tx, by, [happening(assignmentMade, 'fire-safety', { assignmentId: 'a1', ...made })]),
    )
    const others = await inTransaction(async (tx) => {
      await lockLearner(tx, personId)
      const reconciled = reconcileAssignments(by)
      await untilWaiting(1, reconciled)
      const withdrawn = withdrawAssignment({ assignmentId: 'a1' }, by)
      await untilWaiting(2, withdrawn)
      await reconcilePerson(tx, by, personId)
      return { all: Promise.all([reconciled, withdrawn]) }
    })
    await others.all
    expect(await liveObligations(personId)).toBe(0)
  })
}
