import { afterEach, describe, expect, test } from 'vitest'
import type { Course } from '#domain/course/catalogue.ts'
import { explainCompletion } from '#domain/learning/completion.ts'
import { openCycle } from '#domain/learning/learner-record.ts'
import { selectDrafts, selectOptionalAttempt } from '#server/store/attempts.ts'
import { checkRecord } from '#server/store/check-record.ts'
import { selectLearnerRecord, selectLearnerRecords } from '#server/store/learner-record.ts'
import { testDatabase } from '#test/database.ts'
import { courseOf, keyPoint, lesson, trueStatement } from '#test/factories/course.ts'
import { makePerson, operatorAt } from '#test/people.ts'
import { publishCourse } from '#test/publish-course.ts'
import { assignCourse } from './assign-course.ts'
import { finishLesson } from './finish-lesson.ts'
import type { Commanded } from './record.ts'
import { saveAnswer } from './save-answer.ts'
import { startAttempt } from './start-attempt.ts'
import { submitAttempt } from './submit-attempt.ts'

const db = testDatabase()
afterEach(async () => expect((await checkRecord(db())).differences).toEqual([]))

const course = courseOf([lesson('first'), lesson('reading', { optional: true })], [keyPoint('risk')], {
  open: true,
})
const [courseId, keyPointId] = [course.id, 'risk']

describe('taking an open course', () => {
  test('begins with the first thing done: enrolment, cycle and start are recorded with it', async () => {
    const { personId, finish } = await learnerOf(course)
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
    const { personId, finish, start, submit, record } = await learnerOf(course)
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
    expect(explainCompletion(course, cycle).required.every((requirement) => requirement.evidence)).toBe(true)
    expect([...(await selectLearnerRecords(db(), personId)).values()]).toEqual([await record()])
  })

  test('may be practised after a pass while attempts remain, without touching mastery or completion', async () => {
    const { finish, start, submit, record } = await learnerOf(course)
    await finish('first', 1)
    await submit(await start(2), true, 3)
    const before = openCycle(await record())
    await submit(await start(4), false, 5)
    await submit(await start(6), true, 7)
    const after = openCycle(await record())
    expect(after?.attempts).toHaveLength(3)
    expect(after?.masteries).toEqual(before?.masteries)
    expect(after?.completion).toEqual(before?.completion)
    expect(await startAttempt(await whoAsks(), at(8))).toEqual({ ok: false, error: 'no-attempts-left' })
  })
})

describe('a course that is not open', () => {
  const closed = { ...course, open: false }

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

describe('an attempt', () => {
  test('that is open is gone on with, with the same questions', async () => {
    const { start } = await learnerOf(course)
    const attemptId = await start(1)
    const plan = (await selectOptionalAttempt(db(), attemptId))?.plan
    expect(await start(2)).toBe(attemptId)
    expect((await selectOptionalAttempt(db(), attemptId))?.plan).toEqual(plan)
  })

  test('keeps each answer as a newer version, and is graded on what was saved last', async () => {
    const { personId, start } = await learnerOf(course)
    const attemptId = await start(1)
    const [first, second] = await questionsOf(attemptId)
    const save = (answers: Record<string, string[]>) =>
      saveAnswer({ personId, attemptId, answers }, at(2).now)
    expect(await save({ [first]: ['false'] })).toEqual({ ok: true, saved: [first] })
    await save({ [first]: ['true'], 'of-another-quiz': ['true'] })
    expect(await selectDrafts(db(), personId, attemptId)).toEqual({
      responses: { [first]: { answer: true } },
      versions: { [first]: 2 },
      savedAt: at(2).now,
    })
    const submitted = await submitAttempt({ personId, attemptId, answers: { [second]: ['true'] } }, at(3))
    expect(submitted).toMatchObject({ ok: true, passed: true })
    expect(await save({ [first]: ['false'] })).toEqual({ ok: false, error: 'attempt-submitted' })
    const { result } = (await selectOptionalAttempt(db(), attemptId)) ?? {}
    expect(result?.responses).toEqual({ [first]: { answer: true }, [second]: { answer: true } })
    expect(await db().attemptDraft.count()).toBe(0)
  })

  test('of somebody else is not found', async () => {
    const { start } = await learnerOf(course)
    const attemptId = await start(1)
    const stranger = { personId: await makePerson('Bo'), attemptId, answers: {} }
    expect(await saveAnswer(stranger, at(2).now)).toEqual({ ok: false, error: 'not-found' })
    expect(await submitAttempt(stranger, at(2))).toEqual({ ok: false, error: 'not-found' })
  })

  test('is graded on the questions that it began with, though the key was changed meanwhile', async () => {
    const { start, submit, record } = await learnerOf(course)
    const attemptId = await start(1)
    const turned = keyPoint('risk')
    turned.questions = turned.questionIds.map((id) => trueStatement(id, 'risk', false))
    await publishCourse(courseOf([lesson('first')], [turned], { open: true }))
    expect(await submit(attemptId, true, 2)).toMatchObject({ passed: true })
    const again = await start(3)
    expect(await submit(again, true, 4)).toMatchObject({ passed: true })
    expect(openCycle(await record())?.masteries).toHaveLength(1)
  })
})

describe('twenty at the same moment', () => {
  test('start one attempt', async () => {
    const { personId } = await learnerOf(course)
    const started = await Promise.all(
      twenty.map(() => startAttempt({ personId, courseId, keyPointId }, at(1))),
    )
    expect(new Set(started.map((outcome) => outcome.ok && outcome.attemptId)).size).toBe(1)
    expect(await db().attempt.count()).toBe(1)
  })

  test('submit once, with one grade, one mastery and one completion', async () => {
    const { personId, finish, start } = await learnerOf(course)
    await finish('first', 1)
    const attemptId = await start(2)
    const answers = Object.fromEntries((await questionsOf(attemptId)).map((id) => [id, ['true']]))
    const outcomes = await Promise.all(
      twenty.map(() => submitAttempt({ personId, attemptId, answers }, at(3))),
    )
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: true, passed: true })
    expect(outcomes.filter((outcome) => outcome.ok && outcome.completedCourse)).toHaveLength(1)
    const types = await eventTypes(personId)
    for (const once of ['attempt-submitted', 'attempt-graded', 'key-point-mastered', 'course-completed']) {
      expect(types.filter((type) => type === once)).toHaveLength(1)
    }
  })

  test('save answers, of which the last version is the twentieth', async () => {
    const { personId, start } = await learnerOf(course)
    const attemptId = await start(1)
    const [first] = await questionsOf(attemptId)
    await Promise.all(
      twenty.map(() => saveAnswer({ personId, attemptId, answers: { [first]: ['true'] } }, at(2).now)),
    )
    expect((await selectDrafts(db(), personId, attemptId)).versions).toEqual({ [first]: 20 })
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
    const completion = await db().completion.findUniqueOrThrow({
      where: { personId_cycleId: await cycleKey(personId) },
    })
    expect(completion.releaseId).toBe(pinnedRelease)
    expect(live).not.toBe(pinnedRelease)
  })
})

const twenty = Array.from({ length: 20 })

/** A command given so many minutes after ten. */
function at(minute: number): Commanded {
  return { actor: { kind: 'system' }, now: new Date(Date.UTC(2026, 10, 23, 10, minute)) }
}

async function learnerOf(published: Course) {
  await publishCourse(published)
  const personId = await makePerson('Ada')
  const start = async (minute: number) => {
    const outcome = await startAttempt({ personId, courseId, keyPointId }, at(minute))
    if (!outcome.ok) throw new Error(outcome.error)
    return outcome.attemptId
  }
  const submit = async (attemptId: string, rightly: boolean, minute: number) => {
    const answers = (await questionsOf(attemptId)).map((id) => [id, [String(rightly)]])
    return submitAttempt({ personId, attemptId, answers: Object.fromEntries(answers) }, at(minute))
  }
  return {
    personId,
    start,
    submit,
    finish: (lessonId: string, minute: number) => finishLesson({ personId, courseId, lessonId }, at(minute)),
    record: () => selectLearnerRecord(db(), personId, courseId),
  }
}

async function whoAsks() {
  const { personId } = await db().cycle.findFirstOrThrow()
  return { personId, courseId, keyPointId }
}

async function cycleKey(personId: string) {
  const { id } = await db().cycle.findFirstOrThrow({ where: { personId } })
  return { personId, cycleId: id }
}

async function questionsOf(attemptId: string): Promise<[string, string]> {
  const attempt = await selectOptionalAttempt(db(), attemptId)
  const ids = attempt?.plan.questions.map((question) => question.questionId)
  return ids as [string, string]
}

/** What is recorded of a person's learning, in order. */
async function eventTypes(personId: string): Promise<string[]> {
  const rows = await db().learningEvent.findMany({ where: { streamId: personId }, orderBy: { seq: 'asc' } })
  return rows.map((row) => row.type).filter((type) => type !== 'person-added')
}
