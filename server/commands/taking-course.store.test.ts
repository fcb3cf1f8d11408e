import { describe, expect, test } from 'vitest'
import { explainCompletion } from '#domain/learning/completion.ts'
import { openCycle } from '#domain/learning/learner-record.ts'
import { selectLearnerRecord, selectLearnerRecords } from '#server/store/learner-record.ts'
import { testDatabase } from '#test/database.ts'
import { courseOf, keyPoint, lesson } from '#test/factories/course.ts'
import { at, courseId, eventTypes, keyPointId, learnerOf, openCourse } from '#test/learner.ts'
import { operatorAt } from '#test/people.ts'
import { publishCourse } from '#test/publish-course.ts'
import { assignCourse } from './assign-course.ts'
import { startAttempt } from './start-attempt.ts'

const db = testDatabase()
describe('taking an open course', () => {
  test('begins with the first thing done: enrolment, cycle and start are recorded with it', async () => {
    const { personId, finish } = await learnerOf(openCourse)
    expect(await finish('first', 1)).toEqual({ ok: true, completedCourse: false })
    expect(await eventTypes(personId)).toEqual([
      'enrolled',
      'cycle-opened',
      'course-started',
      'lesson-finished',
    ])
    expect(await finish('first', 2)).toEqual({ ok: true, completedCourse: false })
    expect((await eventTypes(personId)).length).toBe(4)
  })

  test('to the end records mastery and completion once, at the instant of the last thing needed', async () => {
    const { personId, finish, start, submit, record } = await learnerOf(openCourse)
    const failed = await start(1)
    expect(await submit(failed, false, 2)).toEqual({ ok: true, passed: false, completedCourse: false })
    const passed = await start(3)
    expect(await submit(passed, true, 4)).toEqual({ ok: true, passed: true, completedCourse: false })
    expect(await finish('reading', 5)).toEqual({ ok: true, completedCourse: false })
    expect(await finish('first', 6)).toEqual({ ok: true, completedCourse: true })
    const cycle = openCycle(await record())
    expect(cycle).toMatchObject({
      state: 'completed',
      completion: { completedAt: at(6).now, scoreMillipoints: 2000, maxMillipoints: 2000 },
      masteries: [{ keyPointId, attemptId: passed, masteredAt: at(4).now }],
      attempts: [
        { id: failed, number: 1, result: { passed: false, scoreMillipoints: 0 } },
        { id: passed, number: 2, result: { passed: true, scoreMillipoints: 2000 } },
      ],
    })
    expect(explainCompletion(openCourse, cycle).required.every((requirement) => requirement.evidence)).toBe(
      true,
    )
    expect([...(await selectLearnerRecords(db(), personId)).values()]).toEqual([await record()])
  })

  test('may be practised after a pass while attempts remain, without touching mastery or completion', async () => {
    const { personId, finish, start, submit, record } = await learnerOf(openCourse)
    await finish('first', 1)
    await submit(await start(2), true, 3)
    const before = openCycle(await record())
    await submit(await start(4), false, 5)
    await submit(await start(6), true, 7)
    const after = openCycle(await record())
    expect(after?.attempts).toHaveLength(3)
    expect(after?.masteries).toEqual(before?.masteries)
    expect(after?.completion).toEqual(before?.completion)
    expect(await startAttempt({ personId, courseId, keyPointId }, at(8))).toEqual({
      ok: false,
      error: 'no-attempts-left',
    })
  })
})

describe('a course that is not open', () => {
  const closed = { ...openCourse, open: false }

  test('is not found by somebody whom nothing asks to take it', async () => {
    const { personId, finish } = await learnerOf(closed)
    expect(await finish('first', 1)).toEqual({ ok: false, error: 'not-found' })
    expect(await startAttempt({ personId, courseId, keyPointId }, at(1))).toEqual({
      ok: false,
      error: 'not-found',
    })
    expect(await eventTypes(personId)).toEqual([])
  })

  test('is taken in the cycle that its assignment opened', async () => {
    const { personId, finish, record } = await learnerOf(closed)
    const target = { targetKind: 'person' as const, targetId: personId, dueDay: '2026-12-31', dueZone: 'UTC' }
    await assignCourse({ courseId, ...target }, operatorAt())
    expect(await finish('first', 1)).toEqual({ ok: true, completedCourse: false })
    expect(await finish('absent', 1)).toEqual({ ok: false, error: 'not-found' })
    expect(await record()).toMatchObject({
      obligations: [{ dueAt: new Date('2026-12-31T23:59:59.999Z'), dueZone: 'UTC' }],
      cycles: [{ number: 1, state: 'in-progress', finishes: [{ lessonId: 'first', finishedAt: at(1).now }] }],
    })
  })
})

describe('a cycle that began on an older release', () => {
  test('is judged by it: dropped lessons count, added ones do not, and texts are read as they are now', async () => {
    const pinned = courseOf([lesson('first'), lesson('second')], [keyPoint('risk')], { open: true })
    const { personId, finish, start, submit } = await learnerOf(pinned)
    await finish('first', 1)
    const pinnedRelease = openCycle(await selectLearnerRecord(db(), personId, courseId))?.releaseId
    const renamed = lesson('deux', { was: ['first'] })
    const live = await publishCourse(courseOf([renamed, lesson('third')], [keyPoint('risk')], { open: true }))
    expect(await finish('third', 2)).toEqual({ ok: false, error: 'not-found' })
    await submit(await start(3), true, 4)
    expect(await finish('second', 5)).toEqual({ ok: true, completedCourse: true })
    const completion = await db().completion.findFirstOrThrow({ where: { personId } })
    expect(completion.releaseId).toBe(pinnedRelease)
    expect(live).not.toBe(pinnedRelease)
  })
})
