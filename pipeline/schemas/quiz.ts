import { z } from 'zod'
import { feedbackReleaseRules } from '#domain/course/catalogue.ts'
import { questionTypes } from '#domain/questions/types.ts'
import { authorId, formerIds, sectionRef } from './parts.ts'

const commonShape = {
  id: authorId,
  was: formerIds,
  prompt: z.string().trim().min(1).describe('Markdown'),
  source: sectionRef.describe('The section that teaches the answer: lesson-id#heading-id'),
  points: z.number().min(0.001).max(1000).multipleOf(0.001).default(1).describe('What the question is worth'),
}
const commonKeys = ['type', ...Object.keys(commonShape)]

const variants = questionTypes.map(({ type, sourceShape }) =>
  z.strictObject({ ...commonShape, ...sourceShape, type: z.literal(type) }),
)

export type QuestionSource = {
  id: string
  was: string[]
  type: string
  prompt: string
  source: string
  points: number
} & Record<string, unknown>

/** One question, with the keys of its type. */
export const questionSchema = oneOf(variants)

/** A `<key-point>.quiz.yaml`; each question has the keys of its type. */
export const quizSchema = z
  .strictObject({
    keyPoint: authorId.describe('The id of the key point that this quiz is about'),
    draw: z.int().min(1).describe('How many questions an attempt draws'),
    passMark: z.int().min(1).max(100).describe('Whole percent of the points'),
    attempts: z
      .union([z.literal('unlimited'), z.int().min(1)], {
        error: 'must be "unlimited" or a whole number of at least 1',
      })
      .default('unlimited'),
    feedbackRelease: z
      .enum(feedbackReleaseRules)
      .default('after-pass')
      .describe('When a learner may see which answers are right'),
    presentation: z.enum(['all', 'one-at-a-time']).default('all'),
    questions: z.array(questionSchema).min(1),
  })
  .describe('The quiz of a key point (key-point-id.quiz.yaml)')
export type QuizSource = Omit<z.output<typeof quizSchema>, 'questions'> & { questions: QuestionSource[] }

/** The part of a question that its own type understands. */
export function ownPartOf(question: QuestionSource): Record<string, unknown> {
  return Object.fromEntries(Object.entries(question).filter(([key]) => !commonKeys.includes(key)))
}

function oneOf<Variant extends (typeof variants)[number]>(list: readonly Variant[]) {
  const [first, ...rest] = list
  if (!first) throw new Error('There is no question type')
  return z.discriminatedUnion('type', [first, ...rest], {
    error: `must be one of ${questionTypes.map(({ type }) => type).join(', ')}`,
  })
}
