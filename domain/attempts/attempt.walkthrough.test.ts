import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KeyPoint, QuestionItem, ReleaseEntry } from '#domain/course/catalogue.ts'
import { itemKey } from '#domain/course/catalogue.ts'
import { attemptsLeft, nextAttempt } from './attempts-left.ts'
import { drawQuestions } from './draw.ts'
import { gradeAttempt } from './grade.ts'
import { type AttemptPlan, attemptPlanSchema } from './plan.ts'
import { planAttempt } from './plan-attempt.ts'
import { randomFrom, shuffleWith } from './random.ts'

const courseId = 'oss'
const questions = ['q1', 'q2', 'q3', 'q4', 'q5'].map(trueStatement)
const byId = new Map(questions.map((question) => [question.id, question]))
const keyPoint = {
  kind: 'key-point',
  id: 'no-zero-risk',
  quiz: { draw: 2, passMark: 75, attempts: 3, feedbackRelease: 'after-pass', presentation: 'all' },
  questions,
} as unknown as KeyPoint
const entries = new Map<string, ReleaseEntry>(
  [['key-point', 'no-zero-risk'] as const, ...questions.map((q) => ['question', q.id] as const)].map(
    ([kind, itemId]) => [
      itemKey(courseId, kind, itemId),
      { courseId, kind, itemId, locale: 'en', blobSha256: `blob of ${itemId}`, meaningHash: `m ${itemId}` },
    ],
  ),
)
const seed = '00112233445566778899aabbccddeeff'
const plan = (earlier: AttemptPlan[], withSeed = seed) =>
  planAttempt({ catalogue: { entries }, courseId, keyPoint, seed: withSeed, earlier })
const idsOf = (attempt: AttemptPlan) => attempt.questions.map((question) => question.questionId)

describe('somebody who fails twice and then passes', () => {
  const first = plan([])
  const second = plan([first], 'ffeeddccbbaa99887766554433221100')
  const third = plan([first, second], '0f0e0d0c0b0a09080706050403020100')

  test('is asked the same again after a reload', () => {
    expect(plan([])).toEqual(first)
    expect(attemptPlanSchema.parse(JSON.parse(JSON.stringify(first)))).toEqual(first)
  })

  test('is asked what they have not seen, then what they saw longest ago', () => {
    const seenTwice = [...idsOf(first), ...idsOf(second)]
    expect(new Set(seenTwice).size).toBe(4)
    const unseen = questions.map((question) => question.id).filter((id) => !seenTwice.includes(id))
    expect(idsOf(third)).toContain(unseen[0])
    expect(idsOf(first)).toContain(idsOf(third).find((id) => id !== unseen[0]))
  })

  test('fails with half of the points and passes with all of them', () => {
    const [a, b] = idsOf(first) as [string, string]
    expect(gradeAttempt(first, byId, { [a]: { answer: true }, [b]: { answer: false } })).toEqual({
      marks: [
        { questionId: a, earnedMillipoints: 1000, maxMillipoints: 1000 },
        { questionId: b, earnedMillipoints: 0, maxMillipoints: 1000 },
      ],
      scoreMillipoints: 1000,
      maxMillipoints: 2000,
      passed: false,
    })
    expect(gradeAttempt(first, byId, { [a]: { answer: true }, [b]: { answer: true } }).passed).toBe(true)
    expect(gradeAttempt(first, byId, {}).scoreMillipoints).toBe(0)
  })

  test('may start, go on with what is open, and is refused when nothing is left', () => {
    const at = new Date('2026-11-23T10:00:00Z')
    const submitted = (id: string) => ({ id, submittedAt: at })
    expect(nextAttempt(3, [])).toEqual({ kind: 'start', number: 1 })
    expect(nextAttempt(3, [submitted('a'), { id: 'b', submittedAt: null }])).toEqual({
      kind: 'resume',
      attemptId: 'b',
    })
    expect(attemptsLeft(3, [submitted('a'), { id: 'b', submittedAt: null }])).toBe(2)
    const three = ['a', 'b', 'c'].map(submitted)
    expect(nextAttempt(3, three)).toEqual({ kind: 'refused', reason: 'no-attempts-left' })
    expect(nextAttempt('unlimited', three)).toEqual({ kind: 'start', number: 4 })
  })
})

test.each([
  [75, 3000, true],
  [75, 2999, false],
  [100, 4000, true],
  [100, 3999, false],
  [0, 0, true],
])('at a pass mark of %i %%, %i of 4000 millipoints passes: %s', (passMark, points, passed) => {
  const asked = [
    { questionId: 'right', millipoints: points },
    { questionId: 'wrong', millipoints: 4000 - points },
  ] as AttemptPlan['questions']
  const both = new Map(['right', 'wrong'].map((id) => [id, trueStatement(id)]))
  const answers = { right: { answer: true }, wrong: { answer: false } }
  expect(gradeAttempt({ questions: asked, passMark }, both, answers).passed).toBe(passed)
})

test('a draw repeats nothing, takes unseen questions first and never the newest before the oldest', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const seen = fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 1, max: 5 }))
  fc.assert(
    fc.property(seen, fc.integer({ min: 1, max: 8 }), fc.stringMatching(/^[0-9a-f]{32}$/), (last, n, s) => {
      const seenIn = new Map(Object.entries(last))
      const drawn = drawQuestions(ids, n, seenIn, shuffleWith(randomFrom(s)))
      expect(new Set(drawn).size).toBe(Math.min(n, ids.length))
      const newestDrawn = Math.max(...drawn.map((id) => seenIn.get(id) ?? 0))
      for (const id of ids) {
        if (!drawn.includes(id)) expect(seenIn.get(id) ?? 0).toBeGreaterThanOrEqual(newestDrawn)
      }
    }),
  )
})

test('an attempt cannot be graded without each of its questions', () => {
  expect(() => gradeAttempt(plan([]), new Map(), {})).toThrow('was not given')
})

function trueStatement(id: string): QuestionItem {
  const common = { kind: 'question', id, was: [], type: 'true-false', keyPointId: 'no-zero-risk' } as const
  const source = { lessonId: 'l', headingId: 'h' }
  const key = { answer: true, feedback: { ifTrue: '', ifFalse: '' } }
  return { ...common, was: [], prompt: '', source, millipoints: 1000, ...key } as QuestionItem
}
