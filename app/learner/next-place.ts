import type { Course } from '#domain/course/catalogue.ts'
import type { NextStep } from '#domain/learning/next-step.ts'
import type { Translate } from '#messages/index.ts'
import { attemptPath, lessonPath, quizPath } from './paths.ts'

export type NextPlace = { href: string; title: string }

/** A next step as a place to go to, by its name. */
export function nextPlace(t: Translate, course: Course, step: NextStep | null): NextPlace | null {
  if (step === null) return null
  const module = course.modules.find(({ id }) => id === step.moduleId)
  if (step.kind === 'lesson') {
    const title = module?.lessons.find(({ id }) => id === step.lessonId)?.title ?? ''
    return { href: lessonPath(course.id, step.moduleId, step.lessonId), title }
  }
  const statement = module?.keyPoints.find(({ id }) => id === step.keyPointId)?.statement ?? ''
  const title = t('quiz.on', { statement })
  if (step.kind === 'attempt') return { href: attemptPath(step.attemptId), title }
  return { href: quizPath(course.id, step.moduleId, step.keyPointId), title }
}
