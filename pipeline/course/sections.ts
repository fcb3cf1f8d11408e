import { parseSectionRef } from '../schemas/parts.ts'
import { didYouMean } from '../source/did-you-mean.ts'
import { textAt } from '../source/written.ts'
import type { CourseDraft } from './draft.ts'

/**
 * The lessons of a course with their headings, by id; headings are null where a lesson could not be read. Incomplete
 * when a lesson's own id could not be read, so that nobody knows which lessons there are.
 */
export type Sections = { isComplete: boolean; headings: ReadonlyMap<string, string[] | null> }

/** Where every reference to a section can lead. */
export function sectionsOf(draft: CourseDraft): Sections {
  const lessons = draft.modules.flatMap((module) => module.lessons)
  const headings = new Map<string, string[] | null>()
  for (const lesson of lessons) {
    const id = textAt(lesson.yaml, ['id'])
    if (id !== undefined) headings.set(id, lesson.body.headings?.map((heading) => heading.id) ?? null)
  }
  return { isComplete: headings.size === lessons.length, headings }
}

/** What is wrong with a reference to a lesson or to a section of one; undefined when it leads somewhere. */
export function lostSection(ref: string, sections: Sections): { what: string; fix: string } | undefined {
  const { lessonId, headingId } = parseSectionRef(ref)
  const lessons = sections.headings
  if (!lessons.has(lessonId)) {
    if (!sections.isComplete) return undefined
    const otherwise = `The lessons are ${[...lessons.keys()].join(', ')}.`
    return {
      what: `There is no lesson "${lessonId}" in this course.`,
      fix: didYouMean(lessonId, lessons.keys(), otherwise),
    }
  }
  const headings = lessons.get(lessonId)
  if (headingId === '' || !headings || headings.includes(headingId)) return undefined
  const otherwise = `Its headings are ${headings.join(', ')}.`
  return {
    what: `The lesson "${lessonId}" has no heading "${headingId}".`,
    fix: didYouMean(headingId, headings, otherwise),
  }
}
