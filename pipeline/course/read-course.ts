import type { z } from 'zod'
import type { Problem } from '#domain/course/problem.ts'
import type { MdxAnalysis } from '../markdown/analysis.ts'
import type { CompileCache } from '../publish/compile-cache.ts'
import { courseSchema, glossarySchema } from '../schemas/course.ts'
import { lessonSchema, moduleSchema } from '../schemas/module.ts'
import { type QuizSource, quizSchema } from '../schemas/quiz.ts'
import { validate } from '../schemas/validate.ts'
import { readFrontMatter } from '../source/front-matter.ts'
import { type Fault, inFile } from '../source/position.ts'
import type { CourseFiles } from '../source/read-content.ts'
import { readYaml, type YamlSource } from '../source/yaml-source.ts'
import type { CourseDraft, LessonDraft, ModuleDraft, SourceDoc } from './draft.ts'
import { layOut, type ModuleLayout } from './layout.ts'

/** Reads every file of a course, each checked for itself. What they say of each other is checked afterwards. */
export async function readCourse(
  course: CourseFiles,
  cache: CompileCache,
): Promise<{ draft: CourseDraft; problems: Problem[] }> {
  const reader = new CourseReader(course.files, cache)
  const layout = layOut(course)
  const glossaryFile = `${course.folder}/glossary.yaml`
  const draft: CourseDraft = {
    folder: course.folder,
    course: reader.readYamlFile(`${course.folder}/course.yaml`, courseSchema),
    glossary: course.files.has(glossaryFile) ? reader.readYamlFile(glossaryFile, glossarySchema) : null,
    modules: await Promise.all(layout.modules.map((module) => reader.readModule(module))),
    translations: layout.translations,
    files: course.files,
  }
  return { draft, problems: [...layout.problems, ...reader.problems] }
}

class CourseReader {
  readonly problems: Problem[] = []
  readonly #files: CourseFiles['files']
  readonly #cache: CompileCache

  constructor(files: CourseFiles['files'], cache: CompileCache) {
    this.#files = files
    this.#cache = cache
  }

  readYamlFile<Data>(file: string, schema: z.ZodType<Data>): SourceDoc<Data> {
    const text = this.#textOf(file)
    if (text === null) return { file, text: '', yaml: null, data: null }
    const { source, faults } = readYaml(text)
    return { file, text, ...this.#validate(file, schema, source, faults) }
  }

  async readModule({ folder, number, lessons, quizzes }: ModuleLayout): Promise<ModuleDraft> {
    return {
      ...(await this.#readMdxFile(`${folder}/module.mdx`, moduleSchema, 'module')),
      folder,
      number,
      lessons: await Promise.all(
        lessons.map((file): Promise<LessonDraft> => this.#readMdxFile(file, lessonSchema, 'lesson')),
      ),
      quizzes: quizzes.map((file) => this.readYamlFile(file, quizSchema as z.ZodType<QuizSource>)),
    }
  }

  async #readMdxFile<Data>(
    file: string,
    schema: z.ZodType<Data>,
    home: 'module' | 'lesson',
  ): Promise<SourceDoc<Data> & { body: MdxAnalysis }> {
    const text = this.#textOf(file)
    if (text === null) return { file, text: '', yaml: null, data: null, body: unread }
    const { front, body, faults } = readFrontMatter(text)
    const analysis = body === null ? unread : await this.#analyse(body, home)
    this.problems.push(...inFile(file, analysis.faults))
    return { file, text: body ?? '', ...this.#validate(file, schema, front, faults), body: analysis }
  }

  #analyse(body: string, home: 'module' | 'lesson'): Promise<MdxAnalysis> {
    return this.#cache.get('analyse', [home, body], async () => {
      const { analyseMdx } = await import('../markdown/analyse-mdx.ts')
      return analyseMdx(body, home)
    })
  }

  #validate<Data>(
    file: string,
    schema: z.ZodType<Data>,
    yaml: YamlSource | null,
    faults: Fault[],
  ): { yaml: YamlSource | null; data: Data | null } {
    const validated = yaml ? validate(schema, yaml) : { data: null, faults: [] }
    this.problems.push(...inFile(file, [...faults, ...validated.faults]))
    return { yaml, data: validated.data }
  }

  #textOf(file: string): string | null {
    return (
      this.#files
        .get(file)
        ?.toString('utf8')
        .replace(/^\uFEFF/, '') ?? null
    )
  }
}

const unread: MdxAnalysis = {
  faults: [],
  headings: null,
  terms: [],
  figures: [],
  keyPointChecks: [],
  links: [],
  meaningHash: '',
}
