import type { AttemptPlan } from '#domain/attempts/plan.ts'
import type { QuestionItem } from '#domain/course/catalogue.ts'
import { questionOf } from '#server/catalogue.ts'

/** The questions of an attempt as they were when it began, keys included, by id in its order. */
export async function attemptQuestions(
  plan: Pick<AttemptPlan, 'questions'>,
): Promise<Map<string, QuestionItem>> {
  return new Map(
    await Promise.all(
      plan.questions.map(async ({ questionId, blob }) => [questionId, await questionOf(blob)] as const),
    ),
  )
}
