import { z } from 'zod'
import { authorId, formerIds, minutes, plainText, sectionRef } from './parts.ts'

const objective = z.strictObject({ id: authorId, was: formerIds, text: plainText })

const keyPoint = z.strictObject({
  id: authorId,
  was: formerIds,
  statement: plainText.describe('The key point itself, in a sentence or two'),
  objectives: z.array(authorId).min(1).describe('Ids of the objectives that it serves'),
  sections: z.array(sectionRef).min(1).describe('Where it is taught: lesson-id#heading-id'),
})

/** The front matter of module.mdx */
export const moduleSchema = z
  .strictObject({
    id: authorId,
    was: formerIds,
    title: plainText,
    objectives: z.array(objective).min(1).describe('What a learner will be able to do'),
    keyPoints: z.array(keyPoint).default([]).describe('What a learner must remember; each has its own quiz'),
  })
  .describe('The front matter of a Keypoint module (module.mdx)')
export type ModuleSource = z.output<typeof moduleSchema>

/** The front matter of a lesson */
export const lessonSchema = z
  .strictObject({
    id: authorId,
    was: formerIds,
    title: plainText,
    durationMinutes: minutes,
    objectives: z.array(authorId).default([]).describe('Ids of objectives of the module'),
    optional: z.boolean().default(false).describe('true: further reading, no part of completing the course'),
  })
  .describe('The front matter of a Keypoint lesson (nn-name.mdx)')
export type LessonSource = z.output<typeof lessonSchema>
