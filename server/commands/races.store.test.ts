import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { cycleOpened, enrolled } from '#domain/learning/events/training.ts'
import { openCycle } from '#domain/learning/learner-record.ts'
import { selectOptionalLearnerCourse } from '#server/queries/learner-course.ts'
import { selectOptionalAttempt } from '#server/store/attempts.ts'
import { lockLearner, lockStreams } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { isOnServer, testDatabase } from '#test/database.ts'
import { courseOf, keyPoint, lesson, trueStatement } from '#test/factories/course.ts'
import { at, courseId, eventTypes, keyPointId, learnerOf, openCourse, questionsOf } from '#test/learner.ts'
import { makePerson, operatorAt } from '#test/people.ts'
import { publishCourse } from '#test/publish-course.ts'
import { raceBehind, untilWaiting } from '#test/waiting-statements.ts'
import { assignCourse } from './assign-course.ts'
import { done } from './done.ts'
import { finishLesson } from './finish-lesson.ts'
import { type Commanded, happening, record } from './record.ts'
import { saveAnswer } from './save-answer.ts'
import { startAttempt } from './start-attempt.ts'
import { submitAttempt } from './submit-attempt.ts'
import { withdrawAssignment } from './withdraw-assignment.ts'

const db = testDatabase()
const count = (types: string[], type: string) => types.filter((one) => one === type).length
const values = <Value>(results: PromiseSettledResult<Value>[]) =>
  results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason))

const answersTo = async (attemptId: string, value = 'true') =>
  Object.fromEntries((await questionsOf(attemptId)).map((id) => [id, [value]]))

const turned = () => {
  const risk = keyPoint('risk')
  return { ...risk, questions: risk.questionIds.map((id) => trueStatement(id, 'risk', false)) }
}

test('what arrived first and is recorded second does not reach back behind what was recorded before', async () => {
  const course = courseOf([lesson('first'), lesson('second')], [], { open: true })
  const { personId, finish } = await learnerOf(course)
  await finish('first', 9)
  expect(await finish('second', 3)).toEqual({ ok: true, completedCourse: true })
  const states = await db().cycleState.findMany({ where: { personId }, orderBy: { id: 'asc' } })
  expect(
    states.map(({ state, recordedFrom, recordedUntil }) => [state, recordedFrom, recordedUntil]),
  ).toEqual([
    ['not-started', at(9).now, at(9).now],
    ['in-progress', at(9).now, at(9).now],
    ['completed', at(9).now, null],
  ])
})

// Each race is begun behind a lock that somebody else holds, so that all of them have looked before one may go on.
if (isOnServer) {
  describe('twenty submits of one attempt', () => {
    test('make one grade, one mastery and one completion, and all are told the same', async () => {
      const { personId, finish, start } = await learnerOf(openCourse)
      await finish('first', 1)
      const attemptId = await start(2)
      const answers = await answersTo(attemptId)
      const submit = () => submitAttempt({ personId, attemptId, answers }, at(3))
      const outcomes = values(
        await raceBehind(
          personId,
          Array.from({ length: 20 }, () => submit),
        ),
      )
      for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: true, passed: true })
      expect(outcomes.filter((outcome) => outcome.completedCourse)).toHaveLength(1)
      const types = await eventTypes(personId)
      for (const once of ['attempt-submitted', 'attempt-graded', 'key-point-mastered', 'course-completed'])
        expect(count(types, once)).toBe(1)
    })

    test('leave no draft behind, and an answer that comes after them is told so', async () => {
      const { personId, start } = await learnerOf(openCourse)
      const attemptId = await start(1)
      const answers = await answersTo(attemptId)
      const save = () => saveAnswer({ personId, attemptId, answers: { ...answers } }, at(2).now)
      const submit = () => submitAttempt({ personId, attemptId, answers: {} }, at(3))
      const [before, submitted, after] = values(await raceBehind<object>(personId, [save, submit, save]))
      expect([before, submitted, after]).toMatchObject([
        { ok: true },
        { ok: true, passed: true },
        { ok: false, error: 'attempt-submitted' },
      ])
      expect(await db().attemptDraft.count()).toBe(0)
    })
  })

  test('thirty submits of one learner leave connections for whoever reads a lesson meanwhile', async () => {
    const { personId, start } = await learnerOf(openCourse)
    const other = await makePerson('Bo')
    const attemptId = await start(1)
    const answers = await answersTo(attemptId)
    const submit = () => submitAttempt({ personId, attemptId, answers }, at(2))
    let read: unknown
    const outcomes = await raceBehind(
      personId,
      Array.from({ length: 30 }, () => submit),
      async () => {
        read = await Promise.race([selectOptionalLearnerCourse(other, courseId), wait(5000, 'kept waiting')])
      },
    )
    expect(read).toMatchObject({ record: { personId: other } })
    for (const outcome of values(outcomes)) expect(outcome).toMatchObject({ ok: true, passed: true })
    expect(count(await eventTypes(personId), 'attempt-graded')).toBe(1)
  })

  describe('a start from two devices at once', () => {
    test('begins one enrolment, one cycle and one attempt', async () => {
      const { personId } = await learnerOf(openCourse)
      const start = () => startAttempt({ personId, courseId, keyPointId }, at(1))
      const [one, other] = values(await raceBehind(personId, [start, start]))
      expect(one).toEqual({ ok: true, attemptId: expect.any(String) })
      expect(other).toEqual(one)
      expect(await eventTypes(personId)).toEqual([
        'enrolled',
        'cycle-opened',
        'course-started',
        'attempt-started',
      ])
    })

    test('takes the last attempt that is left once, though one of them is handed in between', async () => {
      const once = keyPoint('risk')
      const course = courseOf([lesson('first')], [{ ...once, quiz: { ...once.quiz, attempts: 1 } }], {
        open: true,
      })
      const { personId, start } = await learnerOf(course)
      const attemptId = await start(1)
      const answers = await answersTo(attemptId)
      const submit = () => submitAttempt({ personId, attemptId, answers }, at(2))
      const again = () => startAttempt({ personId, courseId, keyPointId }, at(3))
      const [, ...starts] = values(await raceBehind<object>(personId, [submit, again, again]))
      expect(starts).toEqual([
        { ok: false, error: 'no-attempts-left' },
        { ok: false, error: 'no-attempts-left' },
      ])
      expect(await db().attempt.count()).toBe(1)
    })
  })

  test('a double-clicked assignment is made once', async () => {
    const { personId } = await learnerOf(openCourse)
    const assignmentId = 'a'.repeat(24)
    const target = { courseId, targetKind: 'everyone', targetId: null, dueDay: null, dueZone: null } as const
    const assign = () => assignCourse({ ...target, assignmentId }, operatorAt())
    const clicks = await inTransaction(async (tx) => {
      await lockStreams(tx, [{ streamKind: 'course', streamId: courseId }])
      const first = assign()
      await untilWaiting(1, first)
      const second = assign()
      await untilWaiting(2, second)
      return { all: Promise.allSettled([first, second]) }
    })
    expect(values(await clicks.all)).toMatchObject([
      { ok: true, assignmentId },
      { ok: true, assignmentId },
    ])
    expect(await db().learningEvent.count({ where: { type: 'assignment-made' } })).toBe(1)
    expect(await db().obligation.count({ where: { personId } })).toBe(1)
  })

  describe('a completion and the withdrawal of its assignment', () => {
    const assigned = async () => {
      const learner = await learnerOf({ ...openCourse, open: false })
      const target = { courseId, targetKind: 'person', targetId: learner.personId } as const
      const { assignmentId } = done(
        await assignCourse({ ...target, dueDay: null, dueZone: null }, operatorAt()),
      )
      await learner.submit(await learner.start(1), true, 2)
      const complete = () => finishLesson({ personId: learner.personId, courseId, lessonId: 'first' }, at(3))
      const withdraw = () => withdrawAssignment({ assignmentId }, at(3))
      return { ...learner, complete, withdraw }
    }

    test('are both recorded when the completion comes first', async () => {
      const { personId, complete, withdraw, record } = await assigned()
      const outcomes = values(await raceBehind<object>(personId, [complete, withdraw]))
      expect(outcomes).toEqual([
        { ok: true, completedCourse: true },
        { ok: true, reached: 1 },
      ])
      expect(await record()).toMatchObject({ obligations: [], cycles: [{ state: 'completed' }] })
    })

    test('leave no completion when the withdrawal comes first', async () => {
      const { personId, complete, withdraw, record } = await assigned()
      const outcomes = values(await raceBehind<object>(personId, [withdraw, complete]))
      expect(outcomes).toEqual([
        { ok: true, reached: 1 },
        { ok: false, error: 'not-found' },
      ])
      expect(await record()).toMatchObject({ obligations: [], cycles: [{ completion: null }] })
    })
  })

  describe('a deadline that passes while an answer waits to be recorded', () => {
    const dueAt = new Date('2026-11-23T23:59:59.999Z')
    const due = { dueDay: '2026-11-23', dueZone: 'UTC' }
    const inTime = { ...at(0), now: dueAt }
    const tooLate = { ...at(0), now: new Date(dueAt.getTime() + 1) }
    const almostDone = async () => {
      const learner = await learnerOf({ ...openCourse, open: false })
      const { personId } = learner
      const target = { courseId, targetKind: 'person', targetId: personId } as const
      done(await assignCourse({ ...target, ...due }, operatorAt()))
      await learner.finish('first', 1)
      const attemptId = await learner.start(2)
      const answers = await answersTo(attemptId)
      const submit = (by: Commanded) => () => submitAttempt({ personId, attemptId, answers }, by)
      return { ...learner, submit }
    }

    test('is met by a submit that arrived before it, however long that waited', async () => {
      const { personId, submit, record } = await almostDone()
      const outcomes = values(await raceBehind(personId, [submit(inTime), submit(tooLate)]))
      expect(outcomes[0]).toMatchObject({ ok: true, completedCourse: true })
      expect(openCycle(await record())?.completion?.completedAt).toEqual(dueAt)
    })

    test('is missed by one that arrived after it, which completes the course all the same', async () => {
      const { personId, submit, record } = await almostDone()
      const outcomes = values(await raceBehind(personId, [submit(tooLate), submit(inTime)]))
      expect(outcomes[0]).toMatchObject({ ok: true, completedCourse: true })
      expect(openCycle(await record())?.completion?.completedAt).toEqual(tooLate.now)
      expect(openCycle(await record())?.state).toBe('completed')
    })
  })

  describe('while another release is taken live', () => {
    const changed = courseOf([lesson('first'), lesson('second')], [turned()], { open: true })

    test('an attempt is graded by the key it began with, and the next is drawn from the pinned release', async () => {
      const { personId, start, record } = await learnerOf(openCourse)
      const attemptId = await start(1)
      const pinned = openCycle(await record())?.releaseId
      const answers = await answersTo(attemptId)
      const submit = () => submitAttempt({ personId, attemptId, answers }, at(2))
      const again = () => startAttempt({ personId, courseId, keyPointId }, at(3))
      const takeLive = () => publishCourse(changed, at(2).now)
      const [graded, next] = values(await raceBehind<object>(personId, [submit, again], takeLive))
      expect(graded).toMatchObject({ ok: true, passed: true })
      const drawn = await selectOptionalAttempt(db(), (next as { attemptId: string }).attemptId)
      expect(drawn).toMatchObject({ number: 2, releaseId: pinned })
    })

    // What was loaded before the race was of the old release anyway, so this one arrives when the new one is live.
    test('a submit that arrives after it, behind another, is graded by the key its attempt began with', async () => {
      const { personId, start } = await learnerOf(openCourse)
      const attemptId = await start(1)
      const answers = await answersTo(attemptId)
      const save = () => saveAnswer({ personId, attemptId, answers }, at(2).now)
      const submit = async () => {
        await publishCourse(changed, at(2).now)
        return submitAttempt({ personId, attemptId, answers }, at(3))
      }
      const [saved, graded] = values(await raceBehind<object>(personId, [save, submit]))
      expect(saved).toMatchObject({ ok: true })
      expect(graded).toMatchObject({ ok: true, passed: true })
    })

    test('a start that had loaded the old release goes by the one that the cycle pins', async () => {
      const { personId } = await learnerOf(openCourse)
      const race = await inTransaction(async (tx) => {
        await lockLearner(tx, personId)
        const start = startAttempt({ personId, courseId, keyPointId }, at(2))
        await untilWaiting(1, start)
        const live = await publishCourse(changed, at(1).now)
        const cycle = { cycleId: 'c', enrolmentId: 'e', courseId, number: 1 }
        await record(tx, at(1), [
          happening(enrolled, personId, { enrolmentId: 'e', courseId, by: 'self' }),
          happening(cycleOpened, personId, cycle, live),
        ])
        return { start, live }
      })
      const { live } = race
      const started = done(await race.start)
      const attempt = await selectOptionalAttempt(db(), started.attemptId)
      expect(attempt?.releaseId).toBe(live)
      const drawn = attempt?.plan.questions.map((question) => question.blob) ?? []
      const items = await db().releaseItem.findMany({ where: { releaseId: live, kind: 'question' } })
      expect(items.map((item) => item.blobSha256)).toEqual(expect.arrayContaining(drawn))
    })
  })
}
