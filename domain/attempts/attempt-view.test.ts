import { describe, expect, test } from 'vitest'
import { trueStatement } from '#test/factories/course.ts'
import { reviewAttempt, viewAttempt } from './attempt-view.ts'
import { gradeAttempt } from './grade.ts'
import type { AttemptPlan } from './plan.ts'
import { readAnswers } from './read-answers.ts'

const questions = new Map(['q1', 'q2'].map((id) => [id, trueStatement(id, 'risk')]))
const planned = (questionId: string): AttemptPlan['questions'][number] => ({
  questionId,
  blob: '',
  meaningHash: '',
  millipoints: 1000,
  order: ['true', 'false'],
})
const plan = { questions: [planned('q2'), planned('q1')], passMark: 75 }
const responses = { q1: { answer: false } }
const result = { responses, ...gradeAttempt(plan, questions, responses) }

describe('an open attempt', () => {
  test('shows its questions in its order with what is answered so far', () => {
    const asked = viewAttempt(plan, questions, responses)
    expect(asked.map(({ view, chosen }) => [view.id, chosen])).toEqual([
      ['q2', []],
      ['q1', ['false']],
    ])
    expect(JSON.stringify(asked)).not.toMatch(/if true|if false|answer/)
  })

  test('reads from a form what it showed, and no other question', () => {
    const list = [...questions.values()]
    expect(readAnswers(list, { q1: ['true'], elsewhere: ['true'] })).toEqual([
      { questionId: 'q1', response: { answer: true } },
    ])
    expect(readAnswers(list, { q1: [] })).toEqual([])
  })

  test('lets check marks be taken back', () => {
    const option = (id: string, correct: boolean) => ({ id, was: [], text: id, correct, feedback: id })
    const options = [option('a', true), option('b', false)]
    const pick = { ...trueStatement('pick', 'risk'), type: 'multiple-choice', shuffle: true, options }
    expect(readAnswers([pick], { pick: [] })).toEqual([{ questionId: 'pick', response: null }])
  })
})

describe('a submitted attempt', () => {
  test('shows what was answered and nothing else while nothing is released', () => {
    const shown = reviewAttempt(plan, questions, result, { feedback: false, rightAnswers: false })
    const asked = viewAttempt(plan, questions, responses)
    const withheld = { earned: null, feedback: null, source: null, rightOptions: null }
    expect(shown).toEqual(asked.map((question) => ({ ...question, ...withheld })))
  })

  test('shows feedback on the chosen options and where to read again, but not what is right', () => {
    const [unanswered, wrong] = reviewAttempt(plan, questions, result, {
      feedback: true,
      rightAnswers: false,
    })
    expect(unanswered).toMatchObject({ feedback: [], earned: { millipoints: 0, of: 1000 } })
    expect(wrong).toMatchObject({
      feedback: [{ optionId: 'false', html: '<p>q1 if false</p>' }],
      source: { lessonId: 'first', headingId: 'start' },
      rightOptions: null,
    })
    expect(JSON.stringify([unanswered, wrong])).not.toContain('if true')
  })

  test('shows the right answers when they are released', () => {
    const shown = reviewAttempt(plan, questions, result, { feedback: true, rightAnswers: true })
    expect(shown.map((question) => question.rightOptions)).toEqual([['true'], ['true']])
  })
})
