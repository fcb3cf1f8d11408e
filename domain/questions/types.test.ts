import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { QuestionItem } from '#domain/course/catalogue.ts'
import { type AnyQuestionType, questionTypes, selectQuestionType } from './types.ts'

const common: QuestionItem = {
  kind: 'question',
  id: 'the-question',
  was: [],
  type: '',
  keyPointId: 'no-zero-risk',
  prompt: '<p>Prompt</p>',
  source: { lessonId: 'what-they-mean', headingId: 'security' },
  millipoints: 1000,
}
const markdown = { block: (text: string) => `<p>${text}</p>`, inline: (text: string) => text }

const options = fc
  .array(fc.record({ correct: fc.boolean() }), { minLength: 2, maxLength: 8 })
  .map((list) =>
    list.map((option, i) => ({ ...option, id: `o${i}`, text: `Text ${i}`, feedback: `FEEDBACK ${i}` })),
  )
const shuffle = fc.boolean()

/** For each type what its author may write; some of it is faulty and is filtered out by the type's own check. */
const sources: Record<string, fc.Arbitrary<object>> = {
  'single-choice': fc.record({ shuffle, options }).chain((source) =>
    fc.nat(source.options.length - 1).map((right) => ({
      ...source,
      options: source.options.map((option, i) => ({ ...option, correct: i === right })),
    })),
  ),
  'multiple-choice': fc.record({
    shuffle,
    options,
    scoring: fc.constantFrom('all-or-nothing', 'each-option'),
  }),
  'true-false': fc.record({
    answer: fc.boolean(),
    feedback: fc.constant({ ifTrue: 'FEEDBACK t', ifFalse: 'FEEDBACK f' }),
  }),
}

describe.each(questionTypes.map((type) => [type.type, type] as const))('%s', (name, type) => {
  const compiled = compiledQuestions(type)
  const answered = fc
    .tuple(compiled, fc.array(fc.constantFrom('o0', 'o1', 'o2', 'o7', 'true', 'false', 'no-such-option')))
    .map(([data, values]) => ({ data, response: type.readForm(data, values) }))

  test('is found by its name', () => {
    expect(selectQuestionType(name)).toBe(type)
  })

  test('earns between nothing and everything, and nothing when unanswered', () => {
    fc.assert(
      fc.property(answered, ({ data, response }) => {
        const share = type.grade(data, response)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
        expect(type.grade(data, null)).toBe(0)
      }),
    )
  })

  test('earns everything for exactly the right answer', () => {
    fc.assert(
      fc.property(compiled, (data) => {
        expect(type.grade(data, type.readForm(data, type.rightOptions(data)))).toBe(1)
      }),
    )
  })

  test('shows every option once, in an order that the attempt fixes', () => {
    const reverse = <T>(items: readonly T[]) => [...items].reverse()
    const written = <T>(items: readonly T[]) => [...items]
    fc.assert(
      fc.property(compiled, (data) => {
        const order = type.fixOrder(data, reverse)
        expect([...order].sort()).toEqual([...type.fixOrder(data, written)].sort())
        expect(new Set(order).size).toBe(order.length)
        expect(type.view(data, order).options.map((option) => option.id)).toEqual(order)
        expect(type.view(data, order).control).toBe(type.control)
      }),
    )
  })

  test('reads back what it showed', () => {
    fc.assert(
      fc.property(answered, ({ data, response }) => {
        if (response === null) return
        expect(type.readForm(data, type.formValues(response))).toEqual(response)
        expect(type.responseSchema.parse(JSON.parse(JSON.stringify(response)))).toEqual(response)
      }),
    )
  })

  test('shows neither key nor feedback', () => {
    fc.assert(
      fc.property(compiled, (data) => {
        const view = type.view(
          data,
          type.fixOrder(data, (items) => [...items]),
        )
        expect(Object.keys(view).sort()).toEqual(['control', 'id', 'options', 'points', 'prompt', 'type'])
        for (const option of view.options) expect(Object.keys(option).sort()).toEqual(['id', 'text'])
        expect(JSON.stringify(view)).not.toContain('FEEDBACK')
      }),
    )
  })

  test('gives feedback on the chosen options and on no other', () => {
    fc.assert(
      fc.property(answered, ({ data, response }) => {
        const spokenOf = type.feedback(data, response).map((part) => part.optionId)
        expect(spokenOf).toEqual(response === null ? [] : type.formValues(response))
      }),
    )
  })

  test('survives being stored as JSON', () => {
    fc.assert(
      fc.property(compiled, (data) => {
        expect(JSON.parse(JSON.stringify(data))).toEqual(data)
      }),
    )
  })
})

test('an unknown question type is an error that names it', () => {
  expect(() => selectQuestionType('essay')).toThrow('"essay"')
})

function compiledQuestions(type: AnyQuestionType): fc.Arbitrary<QuestionItem> {
  const source = sources[type.type]
  if (!source) throw new Error(`Say in this test what an author may write in a ${type.type} question`)
  const schema = z.strictObject(type.sourceShape)
  return source
    .map((written) => schema.parse(written))
    .filter((parsed) => type.check(parsed).length === 0)
    .map((parsed) => type.compile({ ...common, type: type.type }, parsed, markdown))
}
