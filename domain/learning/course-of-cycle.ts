import type { Course, LessonItem, Module } from '#domain/course/catalogue.ts'
import { lessonsOf } from '#domain/course/course-parts.ts'

/**
 * The course as somebody takes it in a cycle. What counts is the pinned release's: modules, lessons, key points,
 * questions and the completion rule. What is read is the live release's: titles, introductions and lesson texts, as
 * far as they are still there (by id or a former id), so that corrections reach everyone.
 */
export function courseOfCycle(pinned: Course, live: Course | undefined): Course {
  if (!live || live === pinned) return pinned
  const { title, description, audience, owner, reviewBy } = live
  const dropped = pinned.terms.filter((term) => !live.terms.some((now) => now.id === term.id))
  const terms = [...live.terms, ...dropped]
  const keyPointIds = new Set(pinned.modules.flatMap((module) => module.keyPointIds))
  const modules = pinned.modules.map((module) => refreshModule(module, live, keyPointIds))
  return { ...pinned, title, description, audience, owner, reviewBy, terms, modules }
}

/** The lesson of another release of the course that a lesson lives on in; undefined when it was dropped there. */
export function findLesson(course: Course, lesson: LessonItem): LessonItem | undefined {
  return findSame(lessonsOf(course), lesson)
}

function refreshModule(module: Module, live: Course, keyPointIds: ReadonlySet<string>): Module {
  const lessons = module.lessons.map((lesson) => refreshLesson(lesson, findLesson(live, lesson), keyPointIds))
  const now = findSame(live.modules, module)
  if (!now) return { ...module, lessons }
  const { title, introduction, summary } = now
  return { ...module, title, introduction, summary, lessons }
}

function refreshLesson(
  lesson: LessonItem,
  now: LessonItem | undefined,
  keyPointIds: ReadonlySet<string>,
): LessonItem {
  if (!now) return lesson
  const segments = now.segments.filter(
    (segment) => segment.kind === 'html' || keyPointIds.has(segment.keyPointId),
  )
  return {
    ...lesson,
    title: now.title,
    durationMinutes: now.durationMinutes,
    headings: now.headings,
    segments,
  }
}

function findSame<Item extends { id: string; was: string[] }>(
  items: readonly Item[],
  wanted: Item,
): Item | undefined {
  return items.find((item) => item.id === wanted.id) ?? items.find((item) => item.was.includes(wanted.id))
}
