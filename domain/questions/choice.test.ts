import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { ChoiceData, ChoiceSource } from './choice.ts'
import { multipleChoice } from './multiple-choice.ts'
import { singleChoice } from './single-choice.ts'

const question = {
  kind: 'question',
  id: 'duties',
  was: [],
  type: 'multiple-choice',
  keyPointId: 'no-zero-risk',
  prompt: '<p>Pick</p>',
  source: { lessonId: 'l', headingId: 'h' },
  millipoints: 2000,
} as const
const option = (id: string, correct: boolean) => ({ id, was: [], text: id, correct, feedback: `on ${id}` })
const options = [option('a', true), option('b', true), option('c', false), option('d', false)]
const data: ChoiceData = { ...question, was: [], shuffle: false, options }

describe('multiple choice', () => {
  test.each([
    ['all right and none wrong', ['a', 'b'], 1, 1],
    ['half of the right ones', ['a'], 0, 0.5],
    ['one right, one wrong', ['a', 'c'], 0, 0],
    ['all right, one wrong', ['a', 'b', 'c'], 0, 0.5],
    ['everything', ['a', 'b', 'c', 'd'], 0, 0],
    ['only wrong ones', ['c', 'd'], 0, 0],
  ])('%s', (_name, chosen, allOrNothing, eachOption) => {
    expect(multipleChoice.grade({ ...data, scoring: 'all-or-nothing' }, { options: chosen })).toBe(
      allOrNothing,
    )
    expect(multipleChoice.grade({ ...data, scoring: 'each-option' }, { options: chosen })).toBe(eachOption)
  })

  test('keeps choices in the written order, each once', () => {
    const scored = { ...data, scoring: 'each-option' as const }
    expect(multipleChoice.readForm(scored, ['d', 'a', 'a', 'no-such'])).toEqual({ options: ['a', 'd'] })
  })

  test('needs something right and something wrong', () => {
    expect(faultsOf(multipleChoice, [option('a', false), option('b', false)])).toEqual([
      'No option of this question is right.',
    ])
    expect(faultsOf(multipleChoice, [option('a', true), option('b', true)])).toEqual([
      'Every option of this question is right.',
    ])
  })
})

describe('single choice', () => {
  test('the last value counts when a form sends two', () => {
    expect(singleChoice.readForm(data, ['c', 'a'])).toEqual({ option: 'a' })
    expect(singleChoice.readForm(data, [])).toBeNull()
  })

  test('needs exactly one right option and ids of their own', () => {
    expect(faultsOf(singleChoice, options)).toEqual(['2 options are marked as right.'])
    expect(faultsOf(singleChoice, [option('a', true), option('a', false)])).toEqual([
      'Two options of this question have the id "a".',
    ])
  })

  test('the written order is kept where the author says so', () => {
    const reverse = <T>(items: readonly T[]) => [...items].reverse()
    expect(singleChoice.fixOrder(data, reverse)).toEqual(['a', 'b', 'c', 'd'])
    expect(singleChoice.fixOrder({ ...data, shuffle: true }, reverse)).toEqual(['d', 'c', 'b', 'a'])
  })
})

test('options need feedback, and unknown keys are refused', () => {
  const schema = z.strictObject(singleChoice.sourceShape)
  const { feedback: _, ...silent } = option('a', true)
  expect(schema.safeParse({ options: [silent, option('b', false)] }).success).toBe(false)
  expect(schema.safeParse({ options, hint: 'x' }).success).toBe(false)
  expect(schema.safeParse({ options }).success).toBe(true)
})

function faultsOf(
  type: { check(source: ChoiceSource & { scoring: 'each-option' }): { what: string }[] },
  list: ReturnType<typeof option>[],
): string[] {
  return type.check({ shuffle: true, scoring: 'each-option', options: list }).map((fault) => fault.what)
}
