import type { Course, KeyPoint, LessonItem, Module } from '#domain/course/catalogue.ts'
import { currentCatalogue } from '#server/catalogue.ts'
import type { Installation } from './installation.ts'

/** What of the live course the figures are about. */
export type CourseAtHand = {
  course: Course
  module: Module
  lesson: LessonItem
  words: number // of the lesson's text
  keyPoint: KeyPoint
  paths: { module: string; lesson: string; quiz: string }
}

/** The live course, its lesson nearest to a number of words, and a quiz that asks four questions. */
export async function courseAtHand(at: Installation, wantedWords = 1300): Promise<CourseAtHand> {
  const catalogue = await at.within(currentCatalogue)
  const [course] = catalogue.courses.values()
  const places = (course?.modules ?? []).flatMap((module) =>
    module.lessons.map((lesson) => ({ module, lesson })),
  )
  const [nearest] = places
    .map((place) => ({ ...place, words: wordsOf(place.lesson) }))
    .sort((a, b) => Math.abs(a.words - wantedWords) - Math.abs(b.words - wantedWords))
  const keyPoint = nearest?.module.keyPoints.find(
    ({ quiz }) => quiz.draw === 4 && quiz.presentation === 'all',
  )
  if (!course || !nearest || !keyPoint) throw new Error('No course with a quiz of four questions is live')
  const module = `/courses/${course.id}/${nearest.module.id}`
  const paths = { module, lesson: `${module}/${nearest.lesson.id}`, quiz: `${module}/quiz/${keyPoint.id}` }
  return { course, ...nearest, keyPoint, paths }
}

function wordsOf({ segments }: LessonItem): number {
  const html = segments.map((segment) => (segment.kind === 'html' ? segment.html : '')).join(' ')
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .filter(Boolean).length
}
