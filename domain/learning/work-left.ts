import type { Course } from '#domain/course/catalogue.ts'
import { lessonsOf } from '#domain/course/course-parts.ts'
import { explainCompletion } from './completion.ts'
import type { CycleRecord } from './learner-record.ts'

/** What the completion rule still asks for: minutes of reading, as the lessons estimate them, and quizzes. */
export type WorkLeft = { minutes: number; quizzes: number }

/** How much there is still to do in a course. */
export function workLeft(
  course: Course,
  cycle: Pick<CycleRecord, 'finishes' | 'masteries'> | null,
): WorkLeft {
  const missing = explainCompletion(course, cycle).required.filter(({ evidence }) => evidence === null)
  const unread = new Set(missing.filter(({ kind }) => kind === 'lesson').map(({ id }) => id))
  const lessons = lessonsOf(course).filter((lesson) => unread.has(lesson.id))
  return {
    minutes: lessons.reduce((sum, lesson) => sum + lesson.durationMinutes, 0),
    quizzes: missing.length - lessons.length,
  }
}
