import { expect, test } from 'vitest'
import { feedbackReleaseRules } from '#domain/course/catalogue.ts'
import { releasedFor, releasedToReviewer, type Standing } from './release.ts'

const nothing = { feedback: false, rightAnswers: false }
const feedbackOnly = { feedback: true, rightAnswers: false }
const everything = { feedback: true, rightAnswers: true }

const before: Standing = { submitted: false, passed: false, attemptsLeft: 2 }
const failed: Standing = { submitted: true, passed: false, attemptsLeft: 1 }
const passed: Standing = { submitted: true, passed: true, attemptsLeft: 1 }
const failedForGood: Standing = { submitted: true, passed: false, attemptsLeft: 0 }

test.each([
  ['after-pass', feedbackOnly, everything, feedbackOnly],
  ['after-submit', everything, everything, everything],
  ['after-last-attempt', nothing, nothing, everything],
  ['never', nothing, nothing, nothing],
] as const)('%s', (rule, onFail, onPass, onLastFail) => {
  expect(releasedFor(rule, before)).toEqual(nothing)
  expect(releasedFor(rule, failed)).toEqual(onFail)
  expect(releasedFor(rule, passed)).toEqual(onPass)
  expect(releasedFor(rule, failedForGood)).toEqual(onLastFail)
})

test('an admin who still has to pass gets nothing of the key from the attempts of others', () => {
  expect(releasedToReviewer([])).toEqual(everything)
  for (const rule of feedbackReleaseRules)
    expect(releasedToReviewer([{ rule, standing: before }])).toEqual(nothing)
  expect(releasedToReviewer([{ rule: 'after-pass', standing: failed }])).toEqual(nothing)
  const isPassed = { rule: 'after-pass', standing: passed } as const
  expect(releasedToReviewer([isPassed])).toEqual(everything)
  expect(releasedToReviewer([isPassed, { rule: 'after-pass', standing: before }])).toEqual(nothing)
})
