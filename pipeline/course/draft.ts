import type { Problem } from '#domain/course/problem.ts'
import type { SourcePath } from '#domain/questions/question-type.ts'
import type { MdxAnalysis } from '../markdown/analysis.ts'
import type { CourseSource, GlossarySource } from '../schemas/course.ts'
import type { LessonSource, ModuleSource } from '../schemas/module.ts'
import type { QuizSource } from '../schemas/quiz.ts'
import { fileStart } from '../source/position.ts'
import type { YamlSource } from '../source/yaml-source.ts'

/**
 * A file with YAML in it. `yaml` is null when its syntax is broken, `data` when its schema refuses it. `text` is what
 * the file says besides, its front matter blank.
 */
export type SourceDoc<Data> = { file: string; text: string; yaml: YamlSource | null; data: Data | null }

export type LessonDraft = SourceDoc<LessonSource> & { body: MdxAnalysis }
export type QuizDraft = SourceDoc<QuizSource>
export type ModuleDraft = SourceDoc<ModuleSource> & {
  folder: string
  number: number
  body: MdxAnalysis
  lessons: LessonDraft[]
  quizzes: QuizDraft[]
}

/** A course as far as it could be read. */
export type CourseDraft = {
  folder: string
  course: SourceDoc<CourseSource>
  glossary: SourceDoc<GlossarySource> | null
  modules: ModuleDraft[]
  translations: { file: string; locale: string }[]
  files: ReadonlyMap<string, Buffer>
}

/** A problem at a path of a file's YAML. */
export function problemAt(doc: SourceDoc<unknown>, path: SourcePath, what: string, fix: string): Problem {
  return { file: doc.file, ...(doc.yaml?.positionOf(path) ?? fileStart), what, fix }
}
