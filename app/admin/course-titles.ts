import { currentCatalogue } from '#server/catalogue.ts'
import { selectAssignedCourseIds } from '#server/store/assignments.ts'
import { database } from '#server/store/database.ts'

/** A course's title; its id when it is no longer live. */
export async function courseTitle(courseId: string): Promise<string> {
  return (await currentCatalogue()).courses.get(courseId)?.title ?? courseId
}

export type CourseTitle = { id: string; title: string }

/** The courses that are live, by title: those that can be assigned. */
export async function selectLiveCourses(): Promise<CourseTitle[]> {
  const { courses } = await currentCatalogue()
  return [...courses.values()].map(({ id, title }) => ({ id, title })).sort(byTitle)
}

/** The courses that can be reported on: live ones, and former ones that something still asks people to take. */
export async function selectReportedCourses(): Promise<CourseTitle[]> {
  const live = await selectLiveCourses()
  const assigned = await selectAssignedCourseIds(database())
  const former = assigned.filter((id) => !live.some((course) => course.id === id))
  return [...live, ...former.map((id) => ({ id, title: id }))]
}

const byTitle = (a: CourseTitle, b: CourseTitle) => a.title.localeCompare(b.title)
