import type { CourseItem, Locale } from './catalogue.ts'

/** The language that a course was written in; its texts are in it wherever they are not translated. */
export function sourceLocale(course: Pick<CourseItem, 'locales'>): Locale {
  return course.locales[0] ?? 'en'
}
