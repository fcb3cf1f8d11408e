import type { Course, QuestionItem } from '#domain/course/catalogue.ts'
import { assembleCatalogue, type CompiledItem } from '#domain/course/release.ts'
import {
  catalogueFolder,
  selectOptionalCompiledRelease,
  selectOptionalLocalBlob,
} from '#server/store/catalogue-folder.ts'

/** The course that the demo organisation takes, as it was compiled, keys included. */
export async function demoCourse(): Promise<Course> {
  const [course] = await compiledCourses()
  if (!course) throw new Error('The release holds no course')
  return course
}

/** Every course that the journeys' server has, as it was compiled, keys included; the demo's is the first. */
export async function compiledCourses(): Promise<Course[]> {
  const folder = catalogueFolder()
  const release = await selectOptionalCompiledRelease(folder)
  if (!release) throw new Error(`No course is compiled in ${folder}`)
  const items = new Map<string, CompiledItem>()
  for (const { kind, blobSha256 } of release.manifest.entries) {
    const bytes = kind === 'figure' ? undefined : await selectOptionalLocalBlob(folder, blobSha256)
    if (bytes) items.set(blobSha256, JSON.parse(bytes.toString('utf8')) as CompiledItem)
  }
  const catalogue = assembleCatalogue(release.id, release.manifest, ({ blobSha256 }) => {
    return items.get(blobSha256) as CompiledItem
  })
  return [...catalogue.courses.values()]
}

/** The lessons that count, in order. */
export function countedLessons(course: Course) {
  return course.modules.flatMap((module) => module.lessons.filter((lesson) => !lesson.optional))
}

/** The key points, in order. */
export function keyPointsOf(course: Course) {
  return course.modules.flatMap((module) => module.keyPoints)
}

/** A question of the course. Throws when it has none of that id. */
export function selectQuestion(course: Course, id: string): QuestionItem {
  const question = keyPointsOf(course)
    .flatMap((keyPoint) => keyPoint.questions)
    .find((candidate) => candidate.id === id)
  if (!question) throw new Error(`The course has no question ${id}`)
  return question
}
