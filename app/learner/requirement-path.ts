import type { Requirement } from '#domain/learning/completion.ts'
import { attemptPath, lessonPath, quizPath } from './paths.ts'

/** Where a learner meets a requirement, or sees the attempt that met it. */
export function requirementPath(courseId: string, { kind, id, moduleId, evidence }: Requirement): string {
  if (kind === 'lesson') return lessonPath(courseId, moduleId, id)
  return evidence?.event === 'key-point-mastered'
    ? attemptPath(evidence.attemptId)
    : quizPath(courseId, moduleId, id)
}
