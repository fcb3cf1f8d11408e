import type { Problem } from '#domain/course/problem.ts'
import type { CourseFiles } from '../source/read-content.ts'

export type ModuleLayout = { folder: string; number: number; lessons: string[]; quizzes: string[] }

/** Which file of a course is what. Paths stand below the content folder. */
export type CourseLayout = {
  modules: ModuleLayout[]
  translations: { file: string; locale: string }[]
  problems: Problem[]
}

const modulePattern = /^(\d+)-[^/]+$/
const translationPattern = /\.([a-z]{2,3}(?:-[a-zA-Z0-9]{2,8})?)\.(?:mdx|yaml)$/

/** Sorts a course's files by their names; modules and lessons come in the order of their numbers. */
export function layOut({ folder, files }: CourseFiles): CourseLayout {
  const layout: CourseLayout = { modules: [], translations: [], problems: [] }
  const modules = new Map<string, ModuleLayout>()
  for (const file of files.keys()) {
    const [top = '', second, ...deeper] = file.slice(folder.length + 1).split('/')
    const locale = translationPattern.exec(file)?.[1]
    if (locale && deeper.length === 0) layout.translations.push({ file, locale: locale.toLowerCase() })
    else if (second === undefined) placeInCourse(file, top, layout)
    else if (deeper.length === 0) placeInModule(file, top, second, folder, modules, layout)
  }
  layout.modules = [...modules.values()].sort((a, b) => a.number - b.number)
  layout.problems.push(...missingFiles(folder, files, layout), ...sharedNumbers(layout))
  return layout
}

function placeInCourse(file: string, name: string, layout: CourseLayout): void {
  if (name === 'course.yaml' || name === 'glossary.yaml' || !/\.(mdx|ya?ml)$/.test(name)) return
  layout.problems.push(
    unread(
      file,
      "Here belong course.yaml and glossary.yaml; lessons belong in a module's folder, as 04-title/01-title.mdx.",
    ),
  )
}

function placeInModule(
  file: string,
  folderName: string,
  name: string,
  course: string,
  modules: Map<string, ModuleLayout>,
  layout: CourseLayout,
): void {
  const number = modulePattern.exec(folderName)?.[1]
  if (!number) {
    if (/\.(mdx|ya?ml)$/.test(name))
      layout.problems.push(unread(file, "Begin the name of a module's folder with its number, as 04-title."))
    return
  }
  const key = `${course}/${folderName}`
  const module = modules.get(key) ?? { folder: key, number: Number(number), lessons: [], quizzes: [] }
  modules.set(key, module)
  if (name.endsWith('.quiz.yaml')) module.quizzes.push(file)
  else if (/^\d+-.+\.mdx$/.test(name)) module.lessons.push(file)
  else if (name !== 'module.mdx' && /\.(mdx|ya?ml)$/.test(name))
    layout.problems.push(
      unread(file, 'Name a lesson 01-title.mdx, the questions of a key point key-point-id.quiz.yaml.'),
    )
}

function missingFiles(folder: string, files: CourseFiles['files'], layout: CourseLayout): Problem[] {
  const problems: Problem[] = []
  if (!files.has(`${folder}/course.yaml`))
    problems.push(
      atStart(
        `${folder}/course.yaml`,
        'This course has no course.yaml.',
        'Write one with the keys id, title, description and the others.',
      ),
    )
  if (layout.modules.length === 0)
    problems.push(
      atStart(
        `${folder}/course.yaml`,
        'This course has no module.',
        'Add a folder with a number, such as 01-title, and a module.mdx in it.',
      ),
    )
  for (const module of layout.modules) {
    if (!files.has(`${module.folder}/module.mdx`))
      problems.push(
        atStart(
          `${module.folder}/module.mdx`,
          'This module has no module.mdx.',
          'Write one with id, title, objectives and keyPoints.',
        ),
      )
    if (module.lessons.length === 0)
      problems.push(
        atStart(`${module.folder}/module.mdx`, 'This module has no lesson.', 'Add one as 01-title.mdx.'),
      )
  }
  return problems
}

/** Order would be left to chance. */
function sharedNumbers({ modules }: CourseLayout): Problem[] {
  const problems: Problem[] = []
  for (const [index, module] of modules.entries()) {
    if (modules[index - 1]?.number === module.number)
      problems.push(
        atStart(
          `${module.folder}/module.mdx`,
          `Two modules have the number ${module.number}.`,
          "Give each module's folder a number of its own.",
        ),
      )
    module.lessons.sort((a, b) => numberOf(a) - numberOf(b))
    for (const [place, lesson] of module.lessons.entries())
      if (place > 0 && numberOf(module.lessons[place - 1] ?? '') === numberOf(lesson))
        problems.push(
          atStart(
            lesson,
            `Two lessons of this module have the number ${numberOf(lesson)}.`,
            "Give each lesson's file a number of its own.",
          ),
        )
  }
  return problems
}

function numberOf(file: string): number {
  return Number.parseInt(file.slice(file.lastIndexOf('/') + 1), 10)
}

function unread(file: string, fix: string): Problem {
  return atStart(file, 'Nothing reads a file of this name here.', fix)
}

function atStart(file: string, what: string, fix: string): Problem {
  return { file, line: 1, column: 1, what, fix }
}
