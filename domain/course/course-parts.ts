import type { Course, KeyPoint, LessonItem } from './catalogue.ts'

/** Every lesson of a course, in order; further reading is among them. */
export function lessonsOf(course: Pick<Course, 'modules'>): LessonItem[] {
  return course.modules.flatMap((module) => module.lessons)
}

/** Every key point of a course, in order. */
export function keyPointsOf(course: Pick<Course, 'modules'>): KeyPoint[] {
  return course.modules.flatMap((module) => module.keyPoints)
}
