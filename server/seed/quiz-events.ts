import { randomBytes } from 'node:crypto'
import { gradeAttempt } from '#domain/attempts/grade.ts'
import type { AttemptPlan, Responses } from '#domain/attempts/plan.ts'
import { planAttempt } from '#domain/attempts/plan-attempt.ts'
import type { KeyPoint } from '#domain/course/catalogue.ts'
import { attemptGraded, attemptStarted, attemptSubmitted } from '#domain/learning/events/attempts.ts'
import { keyPointMastered } from '#domain/learning/events/progress.ts'
import { rightValues, wrongValues } from '#domain/questions/known-answers.ts'
import { selectQuestionType } from '#domain/questions/types.ts'
import { newId } from '#server/digest.ts'
import type { SeedPage } from './seed-page.ts'

/**
 * Writes down one attempt at a key point's quiz, planned and graded by the real rules, and the mastery when it
 * passed. `earlier` are the plans of the attempts before it. Returns its own plan.
 */
export function quizEvents(
  page: SeedPage,
  keyPoint: KeyPoint,
  outcome: 'pass' | 'fail',
  earlier: AttemptPlan[] = [],
): AttemptPlan {
  const { cycleId, courseId } = page.cycle
  const keyPointId = keyPoint.id
  const attemptId = newId()
  const seed = randomBytes(16).toString('hex')
  const plan = planAttempt({ catalogue: page.plan.catalogue, courseId, keyPoint, seed, earlier })
  const started = { attemptId, cycleId, courseId, keyPointId, number: earlier.length + 1, plan }
  page.write(attemptStarted, started, 'pinned')
  const responses = answer(plan, keyPoint, outcome)
  page.write(attemptSubmitted, { attemptId, responses }, 'pinned')
  const questions = new Map(keyPoint.questions.map((question) => [question.id, question]))
  const { marks, passed, ...score } = gradeAttempt(plan, questions, responses)
  page.write(attemptGraded, { attemptId, cycleId, keyPointId, responses, marks, ...score, passed }, 'pinned')
  if (passed) {
    const mastered = { attemptId, keyPointId, ...score }
    const meaningHash = page.meaningOf('key-point', keyPointId)
    const masteredAt = page.write(keyPointMastered, { ...page.cycle, ...mastered, meaningHash }, 'pinned')
    page.done.masteries.push({ ...mastered, masteredAt })
  }
  return plan
}

function answer(plan: AttemptPlan, keyPoint: KeyPoint, outcome: 'pass' | 'fail'): Responses {
  const drawn = keyPoint.questions.filter(({ id }) => plan.questions.some((q) => q.questionId === id))
  return Object.fromEntries(
    drawn.map((question) => {
      const values = outcome === 'pass' ? rightValues(question) : wrongValues(question)
      return [question.id, selectQuestionType(question.type).readForm(question, values)]
    }),
  )
}
