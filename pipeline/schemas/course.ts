import { z } from 'zod'
import { authorId, formerIds, minutes, plainText } from './parts.ts'

const locale = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/)

/** course.yaml */
export const courseSchema = z
  .strictObject({
    id: authorId,
    was: formerIds,
    title: plainText,
    description: plainText.describe('One or two sentences'),
    audience: plainText.describe('Who the course is for'),
    owner: plainText.describe('Name or role of who answers for the content'),
    reviewBy: z.iso.date().describe('When the content is to be reviewed, in quotation marks: "2027-11-30"'),
    locales: z.array(locale).min(1).describe('Languages; the first one is the source'),
    durationMinutes: minutes,
    completion: z
      .strictObject({
        lessons: z.enum(['all', 'none']).default('all').describe('Which lessons have to be finished'),
        keyPoints: z
          .union([z.literal('all'), z.array(authorId).min(1)], {
            error: 'must be "all" or a list of ids of key points',
          })
          .default('all'),
      })
      .prefault({})
      .describe('What completes the course'),
    certificate: z
      .strictObject({
        validForMonths: z.int().min(1).max(1200).nullable().describe('null: for ever'),
      })
      .prefault({ validForMonths: null }),
    open: z.boolean().default(false).describe('true: everyone signed in may take it'),
  })
  .describe('A Keypoint course (course.yaml)')
export type CourseSource = z.output<typeof courseSchema>

/** glossary.yaml */
export const glossarySchema = z
  .strictObject({
    terms: z.array(
      z.strictObject({
        id: authorId,
        was: formerIds,
        term: plainText.describe('The term as it stands in a list'),
        definition: plainText.describe('One or two sentences'),
      }),
    ),
  })
  .describe('The glossary of a Keypoint course (glossary.yaml)')
export type GlossarySource = z.output<typeof glossarySchema>
