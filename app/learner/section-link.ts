import type { Course, SectionRef } from '#domain/course/catalogue.ts'
import { lessonsOf } from '#domain/course/course-parts.ts'
import { lessonPath } from './paths.ts'

export type SectionLink = { href: string; title: string }

/** Where a section is read, by its heading. A section that is no longer there leads to its lesson; a lost lesson, nowhere. */
export function sectionLink(course: Course, section: SectionRef): SectionLink | null {
  const lesson = lessonsOf(course).find(({ id }) => id === section.lessonId)
  if (!lesson) return null
  const path = lessonPath(course.id, lesson.moduleId, lesson.id)
  const heading = lesson.headings.find(({ id }) => id === section.headingId)
  return heading
    ? { href: `${path}#${heading.id}`, title: heading.text }
    : { href: path, title: lesson.title }
}
