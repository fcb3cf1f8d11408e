import type { CourseSource, GlossarySource } from '../schemas/course.ts'
import type { ModuleSource } from '../schemas/module.ts'
import type { CourseDraft, ModuleDraft } from './draft.ts'

/** A course in which nothing is missing. */
export type WholeCourse = Omit<CourseDraft, 'course' | 'glossary' | 'modules'> & {
  course: CourseSource
  glossary: GlossarySource | null
  modules: (ModuleDraft & { data: ModuleSource })[]
}

/** A draft without problems as a whole course. Throws when something is missing after all. */
export function wholeCourse(draft: CourseDraft): WholeCourse {
  const { course, glossary } = draft
  if (!course.data) throw new Error(`${course.file} could not be read`)
  const modules = draft.modules.map((module) => {
    if (!module.data) throw new Error(`${module.file} could not be read`)
    return { ...module, data: module.data }
  })
  return { ...draft, course: course.data, glossary: glossary?.data ?? null, modules }
}
