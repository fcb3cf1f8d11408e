import { expect, test } from 'vitest'
import type { KeyPoint } from '#domain/course/catalogue.ts'
import { courseOf, keyPoint, trueStatement } from '#test/factories/course.ts'
import type { CycleRecord, LearnerRecord } from './learner-record.ts'
import { ownQuizzesAtStake, ownStanding } from './standing.ts'

const at = new Date('2026-11-23T10:00:00Z')
const cycle = (id: string, parts: Partial<CycleRecord>): CycleRecord => ({
  id,
  number: 1,
  releaseId: 'r1',
  openedAt: at,
  closedAt: null,
  state: 'in-progress',
  finishes: [],
  attempts: [],
  masteries: [],
  completion: null,
  ...parts,
})
const passedIn = (id: string): Partial<CycleRecord> => ({
  attempts: [{ id: `${id}-1`, keyPointId: 'risk', number: 1, startedAt: at, submittedAt: at, result: null }],
  masteries: [
    { keyPointId: 'risk', attemptId: `${id}-1`, scoreMillipoints: 1, maxMillipoints: 1, masteredAt: at },
  ],
})
const recordOf = (...cycles: CycleRecord[]): LearnerRecord => ({
  personId: 'ada',
  courseId: 'oss',
  enrolmentId: 'e1',
  obligations: [],
  cycles,
})
const attempt = { cycleId: 'c1', keyPointId: 'risk', plan: { attemptsAllowed: 3 } }
const passed = { submitted: true, passed: true, attemptsLeft: 2 }
const fresh = { submitted: false, passed: false, attemptsLeft: 3 }

test('an attempt is looked at from where its cycle stands', () => {
  expect(ownStanding(recordOf(cycle('c1', passedIn('c1'))), attempt)).toEqual(passed)
  expect(ownStanding(recordOf(cycle('c1', { ...passedIn('c1'), closedAt: at })), attempt)).toEqual(passed)
})

test('a new cycle takes back what an old one had released', () => {
  const record = recordOf(cycle('c1', { ...passedIn('c1'), closedAt: at }), cycle('c2', { number: 2 }))
  expect(ownStanding(record, attempt)).toEqual(fresh)
})

test("a reviewer's own quiz is at stake when it asks the same questions, whatever its release calls it", () => {
  const quizOf = (id: string, parts: Partial<KeyPoint>) =>
    ownQuizzesAtStake(cycle('c9', passedIn('c9')), courseOf([], [keyPoint(id, parts)]), {
      keyPointId: 'risk',
      questions: keyPoint('risk').questions,
    })
  expect(quizOf('risk', {})).toEqual([{ rule: 'after-pass', standing: passed }])
  const others = keyPoint('other').questions
  expect(quizOf('other', {})).toEqual([])
  expect(quizOf('other', { was: ['risk'] })).toMatchObject([{ standing: fresh }])
  expect(quizOf('other', { questions: [trueStatement('risk-q1', 'other')] })).toHaveLength(1)
  const renamed = others.map((question, index) => ({ ...question, was: [`risk-q${index + 1}`] }))
  expect(quizOf('other', { questions: renamed })).toHaveLength(1)
})
