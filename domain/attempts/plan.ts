import { z } from 'zod'
import { feedbackReleaseRules } from '#domain/course/catalogue.ts'

/**
 * The first step of an attempt: everything that fixes what is asked, in which order and by which rule.
 * With the questions' blobs it replays the attempt exactly.
 */
export const attemptPlanSchema = z.strictObject({
  seed: z.string(),
  keyPointBlob: z.string(), // sha256 of the key point as it was
  questions: z.array(
    z.strictObject({
      questionId: z.string(),
      blob: z.string(), // sha256 of the question as it was, key included
      meaningHash: z.string(),
      millipoints: z.int(),
      order: z.array(z.string()), // option ids as shown
    }),
  ),
  passMark: z.int(), // whole percent
  feedbackRelease: z.enum(feedbackReleaseRules),
  presentation: z.enum(['all', 'one-at-a-time']),
  attemptsAllowed: z.union([z.int(), z.literal('unlimited')]),
})
export type AttemptPlan = z.infer<typeof attemptPlanSchema>

/** Responses by question id, each as its question type stores it; an unanswered question is absent. */
export const responsesSchema = z.record(z.string(), z.unknown())
export type Responses = z.infer<typeof responsesSchema>

/** What each question of a submitted attempt earned. */
export const marksSchema = z.array(
  z.strictObject({ questionId: z.string(), earnedMillipoints: z.int(), maxMillipoints: z.int() }),
)
export type Marks = z.infer<typeof marksSchema>
