import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { courseOf, keyPoint, lesson } from '#test/factories/course.ts'
import { completionOf, explainCompletion } from './completion.ts'
import { courseProgress } from './course-progress.ts'
import type { AttemptRecord, CycleRecord } from './learner-record.ts'
import { nextStep } from './next-step.ts'

const course = courseOf(
  [lesson('first'), lesson('second'), lesson('reading', { optional: true })],
  [keyPoint('risk'), keyPoint('duty')],
)
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute))
const opened: CycleRecord = {
  id: 'c1',
  number: 1,
  releaseId: 'r1',
  openedAt: at(0),
  closedAt: null,
  state: 'in-progress',
  finishes: [],
  attempts: [],
  masteries: [],
  completion: null,
}
const finish = (lessonId: string, minute: number) => ({ lessonId, finishedAt: at(minute) })
const mastery = (keyPointId: string, scoreMillipoints: number, minute: number) => ({
  keyPointId,
  attemptId: `${keyPointId}-1`,
  scoreMillipoints,
  maxMillipoints: 2000,
  masteredAt: at(minute),
})
const attempt = (keyPointId: string, number: number, submitted: boolean): AttemptRecord => ({
  id: `${keyPointId}-${number}`,
  keyPointId,
  number,
  startedAt: at(1),
  submittedAt: submitted ? at(2) : null,
  result: null,
})

describe('somebody who works through a course', () => {
  test('has done nothing before the first cycle and is sent to the first lesson', () => {
    const progress = courseProgress(course, null)
    expect(progress.lessons).toEqual({ done: 0, of: 2 })
    expect(progress.keyPoints).toEqual({ done: 0, of: 2 })
    expect(progress.keyPointStates.get('risk')).toMatchObject({ state: 'not-started', attemptsLeft: 3 })
    expect(nextStep(course, null)).toEqual({ kind: 'lesson', moduleId: 'security', lessonId: 'first' })
  })

  const halfWay: CycleRecord = {
    ...opened,
    finishes: [finish('first', 1), finish('reading', 2)],
    attempts: [attempt('risk', 1, true), attempt('duty', 1, true), attempt('duty', 2, false)],
    masteries: [mastery('risk', 1500, 3)],
  }

  test('sees what counts and goes on with the open attempt', () => {
    const progress = courseProgress(course, halfWay)
    expect(progress.lessons).toEqual({ done: 1, of: 2 })
    expect(progress.keyPoints).toEqual({ done: 1, of: 2 })
    expect(progress.lessonStates.get('reading')?.finishedAt).toEqual(at(2))
    expect(progress.keyPointStates.get('risk')?.state).toBe('mastered')
    expect(progress.keyPointStates.get('duty')).toMatchObject({
      state: 'in-progress',
      openAttemptId: 'duty-2',
      attemptsLeft: 2,
    })
    expect(nextStep(course, halfWay)).toMatchObject({ kind: 'attempt', attemptId: 'duty-2' })
  })

  test('is told why it is not complete', () => {
    expect(completionOf(course, halfWay)).toBeNull()
    const { required, notRequired } = explainCompletion(course, halfWay)
    expect(required.map(({ id, evidence }) => [id, evidence?.at ?? null])).toEqual([
      ['first', at(1)],
      ['second', null],
      ['risk', at(3)],
      ['duty', null],
    ])
    expect(notRequired.map((item) => item.id)).toEqual(['reading'])
  })

  test('completes at the instant of the last thing needed, with the points of the passing attempts', () => {
    const done: CycleRecord = {
      ...halfWay,
      finishes: [...halfWay.finishes, finish('second', 9)],
      masteries: [...halfWay.masteries, mastery('duty', 2000, 5)],
    }
    expect(completionOf(course, done)).toEqual({
      completedAt: at(9),
      scoreMillipoints: 3500,
      maxMillipoints: 4000,
    })
    expect(nextStep(course, done)).toBeNull()
  })

  test('who has no attempt left for a key point is sent to what they still can do', () => {
    const used = [1, 2, 3].map((number) => attempt('risk', number, true))
    const stuck = { ...opened, finishes: [finish('first', 1), finish('second', 1)], attempts: used }
    expect(courseProgress(course, stuck).keyPointStates.get('risk')?.state).toBe('not-passed')
    expect(nextStep(course, stuck)).toEqual({ kind: 'key-point', moduleId: 'security', keyPointId: 'duty' })
  })
})

describe('a completion rule', () => {
  test('of some key points and no lessons asks for nothing else', () => {
    const rule = { ...course, completion: { lessons: 'none' as const, keyPoints: ['duty'] } }
    const done = { ...opened, masteries: [mastery('risk', 2000, 4), mastery('duty', 1500, 3)] }
    expect(completionOf(rule, done)).toEqual({
      completedAt: at(3),
      scoreMillipoints: 1500,
      maxMillipoints: 2000,
    })
  })

  test('that asks for nothing completes nobody', () => {
    const rule = { ...course, completion: { lessons: 'none' as const, keyPoints: [] } }
    expect(completionOf(rule, opened)).toBeNull()
  })
})

const finishes = fc
  .subarray(['first', 'second', 'reading'])
  .chain((ids) => fc.tuple(...ids.map((id) => fc.nat(59).map((minute) => finish(id, minute)))))
const masteries = fc
  .subarray(['risk', 'duty'])
  .chain((ids) => fc.tuple(...ids.map((id) => fc.nat(59).map((minute) => mastery(id, 1500, minute)))))

test('completion is exactly that nothing required is missing, whatever the order of events', () => {
  fc.assert(
    fc.property(finishes, masteries, (finished, mastered) => {
      const cycle = { ...opened, finishes: finished, masteries: mastered }
      const reversed = { ...cycle, finishes: finished.toReversed(), masteries: mastered.toReversed() }
      const completion = completionOf(course, cycle)
      expect(completionOf(course, reversed)).toEqual(completion)
      const { lessons, keyPoints } = courseProgress(course, cycle)
      const allDone = lessons.done === lessons.of && keyPoints.done === keyPoints.of
      expect(completion !== null).toBe(allDone)
      expect(nextStep(course, cycle) === null).toBe(allDone)
    }),
  )
})
