import { z } from 'zod'
import type { Html, QuestionItem } from '#domain/course/catalogue.ts'
import type { QuestionType } from './question-type.ts'

const sourceShape = {
  answer: z.boolean().describe('Whether the statement in the prompt is true'),
  feedback: z.strictObject({
    ifTrue: z.string().trim().min(1).describe('Markdown: shown to who answered True'),
    ifFalse: z.string().trim().min(1).describe('Markdown: shown to who answered False'),
  }),
}
type Source = { answer: boolean; feedback: { ifTrue: string; ifFalse: string } }
type Data = QuestionItem & { answer: boolean; feedback: { ifTrue: Html; ifFalse: Html } }
type Response = { answer: boolean }

const optionIds = ['true', 'false']

/** A statement that is true or false. Its options have no text: the page says True and False in its own language. */
export const trueFalse: QuestionType<Source, Data, Response> = {
  type: 'true-false',
  control: 'radio',
  sourceShape,
  check: () => [],
  compile: (common, { answer, feedback }, markdown) => ({
    ...common,
    answer,
    feedback: {
      ifTrue: markdown.block(feedback.ifTrue, ['feedback', 'ifTrue']),
      ifFalse: markdown.block(feedback.ifFalse, ['feedback', 'ifFalse']),
    },
  }),
  responseSchema: z.strictObject({ answer: z.boolean() }),
  fixOrder: () => [...optionIds],
  view: ({ id, type, prompt, millipoints }, order) => ({
    id,
    type,
    prompt,
    points: millipoints / 1000,
    control: 'radio',
    options: order.map((optionId) => ({ id: optionId, text: null })),
  }),
  readForm(_data, values) {
    const value = values.at(-1)
    return value !== undefined && optionIds.includes(value) ? { answer: value === 'true' } : null
  },
  formValues: (response) => [String(response.answer)],
  grade: (data, response) => (response?.answer === data.answer ? 1 : 0),
  feedback(data, response) {
    if (!response) return []
    const html = response.answer ? data.feedback.ifTrue : data.feedback.ifFalse
    return [{ optionId: String(response.answer), html }]
  },
  rightOptions: (data) => [String(data.answer)],
}
