import { z } from 'zod'
import type { Html, QuestionItem } from '#domain/course/catalogue.ts'
import { idSchema } from '#domain/course/id.ts'
import type { AnswerFeedback, Control, QuestionView, SourceMarkdown, SourceProblem } from './question-type.ts'

const optionSchema = z.strictObject({
  id: idSchema.describe('Unique in the question'),
  was: z.array(idSchema).default([]).describe('Former ids of this option'),
  text: z.string().trim().min(1).describe('Inline Markdown'),
  correct: z.boolean().default(false),
  feedback: z.string().trim().min(1).describe('Markdown: why this is right or wrong'),
})

/** The keys that every question with written options has. */
export const choiceShape = {
  shuffle: z.boolean().default(true).describe('false keeps the written order of options'),
  options: z.array(optionSchema).min(2).max(8),
}
export type ChoiceSource = { shuffle: boolean; options: z.output<typeof optionSchema>[] }

export type Option = { id: string; was: string[]; text: Html; correct: boolean; feedback: Html }
export type ChoiceData = QuestionItem & { shuffle: boolean; options: Option[] }

/** Two options with one id, as problems at the second of them. */
export function findDuplicateOptions(source: ChoiceSource): SourceProblem[] {
  return source.options.flatMap(({ id }, index) =>
    source.options.findIndex((other) => other.id === id) === index
      ? []
      : [
          {
            path: ['options', index, 'id'],
            what: `Two options of this question have the id "${id}".`,
            fix: 'Give each option an id of its own.',
          },
        ],
  )
}

/** The options with their Markdown compiled. */
export function compileOptions(source: ChoiceSource, markdown: SourceMarkdown): Option[] {
  return source.options.map((option, index) => ({
    ...option,
    text: markdown.inline(option.text, ['options', index, 'text']),
    feedback: markdown.block(option.feedback, ['options', index, 'feedback']),
  }))
}

/** The order of options for one attempt: shuffled unless the author keeps the written order. */
export function fixOptionOrder(data: ChoiceData, shuffle: <T>(items: readonly T[]) => T[]): string[] {
  const ids = data.options.map((option) => option.id)
  return data.shuffle ? shuffle(ids) : ids
}

/** The question as a browser may see it: neither key nor feedback. */
export function viewOptions(data: ChoiceData, order: readonly string[], control: Control): QuestionView {
  const options = order.map((id) => {
    const option = data.options.find((candidate) => candidate.id === id)
    if (!option) throw new Error(`Question ${data.id} has no option ${id}`)
    return { id, text: option.text }
  })
  const { id, type, prompt, millipoints } = data
  return { id, type, prompt, points: millipoints / 1000, control, options }
}

/** The options that are among `ids`, each once, in the written order. */
export function chosenOptions(data: ChoiceData, ids: readonly string[]): Option[] {
  return data.options.filter((option) => ids.includes(option.id))
}

/** Feedback on the options that are among `ids`. */
export function feedbackOnOptions(data: ChoiceData, ids: readonly string[]): AnswerFeedback {
  return chosenOptions(data, ids).map(({ id, feedback }) => ({ optionId: id, html: feedback }))
}

/** Ids of the right options, in the written order. */
export function rightOptionIds(data: ChoiceData): string[] {
  return data.options.filter((option) => option.correct).map((option) => option.id)
}
