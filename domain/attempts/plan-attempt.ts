import type { Catalogue, ItemKind, KeyPoint, QuestionItem } from '#domain/course/catalogue.ts'
import { itemKey } from '#domain/course/catalogue.ts'
import { selectQuestionType } from '#domain/questions/types.ts'
import { drawQuestions } from './draw.ts'
import type { AttemptPlan } from './plan.ts'
import { randomFrom, shuffleWith } from './random.ts'

/** What a plan is made of. `earlier`: the plans of the cycle's attempts for this key point, the oldest first. */
export type PlanInput = {
  catalogue: Pick<Catalogue, 'entries'>
  courseId: string
  keyPoint: KeyPoint
  seed: string // 32 hexadecimal digits
  earlier: readonly Pick<AttemptPlan, 'questions'>[]
}

/** Fixes an attempt: questions drawn, their order, their options' order and the rule. The same input, the same plan. */
export function planAttempt(input: PlanInput): AttemptPlan {
  const { keyPoint, seed } = input
  const shuffle = shuffleWith(randomFrom(seed))
  const seenIn = new Map(
    input.earlier.flatMap((plan, index) => plan.questions.map((q) => [q.questionId, index + 1] as const)),
  )
  const ids = keyPoint.questions.map((question) => question.id)
  const drawn = drawQuestions(ids, keyPoint.quiz.draw, seenIn, shuffle)
  return {
    seed,
    keyPointBlob: entryOf(input, 'key-point', keyPoint.id).blobSha256,
    questions: drawn.map((id) => planQuestion(input, id, shuffle)),
    passMark: keyPoint.quiz.passMark,
    feedbackRelease: keyPoint.quiz.feedbackRelease,
    presentation: keyPoint.quiz.presentation,
    attemptsAllowed: keyPoint.quiz.attempts,
  }
}

function planQuestion(input: PlanInput, id: string, shuffle: <T>(items: readonly T[]) => T[]) {
  const question = input.keyPoint.questions.find((candidate) => candidate.id === id) as QuestionItem
  const { blobSha256, meaningHash } = entryOf(input, 'question', id)
  return {
    questionId: id,
    blob: blobSha256,
    meaningHash,
    millipoints: question.millipoints,
    order: selectQuestionType(question.type).fixOrder(question, shuffle),
  }
}

function entryOf({ catalogue, courseId }: PlanInput, kind: ItemKind, itemId: string) {
  const entry = catalogue.entries.get(itemKey(courseId, kind, itemId))
  if (!entry) throw new Error(`The release has no ${kind} ${courseId}/${itemId}`)
  return entry
}
