import type { Course } from '#domain/course/catalogue.ts'
import { keyPointsOf } from '#domain/course/course-parts.ts'
import { explainCompletion } from './completion.ts'
import { keyPointProgress } from './course-progress.ts'
import type { CycleRecord } from './learner-record.ts'

/** The exact place where "Continue" leads. */
export type NextStep =
  | { kind: 'attempt'; attemptId: string; moduleId: string; keyPointId: string }
  | { kind: 'lesson'; moduleId: string; lessonId: string }
  | { kind: 'key-point'; moduleId: string; keyPointId: string }

/**
 * What to do next: go on with an open attempt for a missing key point, else the first missing requirement in the
 * course's order that can still be met. Null when nothing is missing or nothing can be done about it.
 */
export function nextStep(course: Course, cycle: CycleRecord | null): NextStep | null {
  const missing = explainCompletion(course, cycle).required.filter(({ evidence }) => evidence === null)
  const keyPoints = new Map(keyPointsOf(course).map((keyPoint) => [keyPoint.id, keyPoint]))
  const steps = missing.flatMap(({ kind, id, moduleId }): NextStep[] => {
    const keyPoint = keyPoints.get(id)
    if (kind === 'lesson' || !keyPoint) return [{ kind: 'lesson', moduleId, lessonId: id }]
    const { openAttemptId, attemptsLeft } = keyPointProgress(keyPoint, cycle)
    if (openAttemptId) return [{ kind: 'attempt', attemptId: openAttemptId, moduleId, keyPointId: id }]
    return attemptsLeft === 0 ? [] : [{ kind: 'key-point', moduleId, keyPointId: id }]
  })
  return steps.find((step) => step.kind === 'attempt') ?? steps[0] ?? null
}
