import { describe, expect, test } from 'vitest'
import { openCycle } from '#domain/learning/learner-record.ts'
import { selectDrafts, selectOptionalAttempt } from '#server/store/attempts.ts'
import { testDatabase } from '#test/database.ts'
import { courseOf, keyPoint, lesson, trueStatement } from '#test/factories/course.ts'
import { at, courseId, eventTypes, keyPointId, learnerOf, openCourse, questionsOf } from '#test/learner.ts'
import { makePerson } from '#test/people.ts'
import { publishCourse } from '#test/publish-course.ts'
import { saveAnswer } from './save-answer.ts'
import { startAttempt } from './start-attempt.ts'
import { submitAttempt } from './submit-attempt.ts'

const db = testDatabase()
const twenty = Array.from({ length: 20 })

describe('an attempt', () => {
  test('that is open is gone on with, with the same questions', async () => {
    const { start } = await learnerOf(openCourse)
    const attemptId = await start(1)
    const plan = (await selectOptionalAttempt(db(), attemptId))?.plan
    expect(await start(2)).toBe(attemptId)
    expect((await selectOptionalAttempt(db(), attemptId))?.plan).toEqual(plan)
  })

  test('keeps each answer as a newer version, and is graded on what was saved last', async () => {
    const { personId, start } = await learnerOf(openCourse)
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
    const { start } = await learnerOf(openCourse)
    const attemptId = await start(1)
    const stranger = { personId: await makePerson('Bo'), attemptId, answers: {} }
    expect(await saveAnswer(stranger, at(2).now)).toEqual({ ok: false, error: 'not-found' })
    expect(await submitAttempt(stranger, at(2))).toEqual({ ok: false, error: 'not-found' })
  })

  test('is graded on the questions that it began with, though the key was changed meanwhile', async () => {
    const { start, submit, record } = await learnerOf(openCourse)
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
    const { personId } = await learnerOf(openCourse)
    const started = await Promise.all(
      twenty.map(() => startAttempt({ personId, courseId, keyPointId }, at(1))),
    )
    expect(new Set(started.map((outcome) => outcome.ok && outcome.attemptId)).size).toBe(1)
    expect(await db().attempt.count()).toBe(1)
  })

  test('submit once, with one grade, one mastery and one completion', async () => {
    const { personId, finish, start } = await learnerOf(openCourse)
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
    const { personId, start } = await learnerOf(openCourse)
    const attemptId = await start(1)
    const [first] = await questionsOf(attemptId)
    await Promise.all(
      twenty.map(() => saveAnswer({ personId, attemptId, answers: { [first]: ['true'] } }, at(2).now)),
    )
    expect((await selectDrafts(db(), personId, attemptId)).versions).toEqual({ [first]: 20 })
  })
})
