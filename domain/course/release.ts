import { z } from 'zod'
import type {
  Catalogue,
  Course,
  CourseItem,
  KeyPointItem,
  LessonItem,
  ModuleItem,
  QuestionItem,
  ReleaseEntry,
} from './catalogue.ts'
import { itemKey, itemKinds } from './catalogue.ts'
import { sourceLocale } from './source-locale.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a release names: canonical JSON of this is its manifest, and the manifest's sha256 its id. */
export const releaseManifestSchema = z.strictObject({
  format: z.literal(1),
  entries: z.array(
    z.strictObject({
      courseId: z.string(),
      kind: z.enum(itemKinds),
      itemId: z.string(),
      locale: z.string(),
      blobSha256: sha256,
      meaningHash: sha256,
    }) satisfies z.ZodType<ReleaseEntry>,
  ),
})
export type ReleaseManifest = z.infer<typeof releaseManifestSchema>

/** A compiled item: the JSON in its ContentBlob. A figure's blob is the image itself. */
export type CompiledItem = CourseItem | ModuleItem | LessonItem | KeyPointItem | QuestionItem

/**
 * Puts a release's items together into courses, in the order their parents name them.
 * `itemOf` gives the compiled item of an entry; figures are not asked for. Throws when a named item is missing.
 */
export function assembleCatalogue(
  releaseId: string,
  manifest: ReleaseManifest,
  itemOf: (entry: ReleaseEntry) => CompiledItem,
): Catalogue {
  const entries = new Map<string, ReleaseEntry>()
  const sourceLocales = new Map<string, string>()
  for (const entry of manifest.entries) {
    if (entry.kind === 'course') sourceLocales.set(entry.courseId, sourceLocale(itemOf(entry) as CourseItem))
  }
  for (const entry of manifest.entries) {
    const isSource = entry.locale === sourceLocales.get(entry.courseId)
    if (isSource) entries.set(itemKey(entry.courseId, entry.kind, entry.itemId), entry)
  }
  const select = <Item extends CompiledItem>(courseId: string, kind: Item['kind'], itemId: string): Item => {
    const entry = entries.get(itemKey(courseId, kind, itemId))
    if (!entry) throw new Error(`Release ${releaseId} names no ${kind} ${courseId}/${itemId}`)
    return itemOf(entry) as Item
  }
  const courses = new Map([...sourceLocales.keys()].sort().map((id) => [id, assembleCourse(id, select)]))
  return { releaseId, courses, entries }
}

type Select = <Item extends CompiledItem>(courseId: string, kind: Item['kind'], itemId: string) => Item

function assembleCourse(courseId: string, select: Select): Course {
  const course = select<CourseItem>(courseId, 'course', courseId)
  const modules = course.moduleIds.map((moduleId) => {
    const item = select<ModuleItem>(courseId, 'module', moduleId)
    const lessons = item.lessonIds.map((id) => select<LessonItem>(courseId, 'lesson', id))
    const keyPoints = item.keyPointIds.map((id) => {
      const keyPoint = select<KeyPointItem>(courseId, 'key-point', id)
      return {
        ...keyPoint,
        questions: keyPoint.questionIds.map((q) => select<QuestionItem>(courseId, 'question', q)),
      }
    })
    return { ...item, lessons, keyPoints }
  })
  return { ...course, modules }
}
