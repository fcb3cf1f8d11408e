import type { Problem } from '#domain/course/problem.ts'
import type { CompileCache } from '../publish/compile-cache.ts'
import { sortProblems } from '../source/position.ts'
import type { CourseFiles } from '../source/read-content.ts'
import { valueAt } from '../source/written.ts'
import { checkCoverage } from './check-coverage.ts'
import { checkIds } from './check-ids.ts'
import { checkMentions, mentionedFigures } from './check-mentions.ts'
import { courseEntry, keyPointEntries, lessonEntry, moduleEntry } from './compile-items.ts'
import { type CompiledQuestion, compileQuiz } from './compile-quiz.ts'
import type { CompiledCourse, CompiledEntry } from './compiled-course.ts'
import type { CourseDraft } from './draft.ts'
import { readCourse } from './read-course.ts'
import { renderText } from './render-text.ts'
import { type WholeCourse, wholeCourse } from './whole-course.ts'

export type CourseResult =
  | { compiled: CompiledCourse; problems: [] }
  | { compiled: null; problems: Problem[] }

/** Compiles one course, or says everything that is wrong with it. Nothing of a course with problems is rendered. */
export async function compileCourse(
  course: CourseFiles,
  contentFolder: string,
  cache: CompileCache,
): Promise<CourseResult> {
  const { draft, problems } = await readCourse(course, cache)
  const { questions, problems: quizProblems } = await compileQuizzes(draft, cache)
  problems.push(...checkIds(draft), ...checkCoverage(draft), ...checkMentions(draft), ...quizProblems)
  if (problems.length > 0) return { compiled: null, problems: sortProblems(problems) }
  const whole = wholeCourse(draft)
  const { entries, problems: renderProblems } = await compileTexts(whole, contentFolder, cache)
  if (renderProblems.length > 0) return { compiled: null, problems: sortProblems(renderProblems) }
  entries.push(courseEntry(whole), ...quizEntries(whole, questions), ...figureEntries(draft))
  const locale = whole.course.locales[0] ?? 'en'
  return { compiled: { courseId: whole.course.id, locale, entries }, problems: [] }
}

type QuestionsByFile = Map<string, CompiledQuestion[]>

async function compileQuizzes(
  draft: CourseDraft,
  cache: CompileCache,
): Promise<{ questions: QuestionsByFile; problems: Problem[] }> {
  const written = valueAt(draft.course.yaml, ['locales', 0])
  const locale = typeof written === 'string' ? written : 'en'
  const questions: QuestionsByFile = new Map()
  const problems: Problem[] = []
  for (const quiz of draft.modules.flatMap((module) => module.quizzes)) {
    const compiled = await compileQuiz(quiz, locale, cache)
    questions.set(quiz.file, compiled.questions)
    problems.push(...compiled.problems)
  }
  return { questions, problems }
}

async function compileTexts(
  course: WholeCourse,
  contentFolder: string,
  cache: CompileCache,
): Promise<{ entries: CompiledEntry[]; problems: Problem[] }> {
  const entries: CompiledEntry[] = []
  const problems: Problem[] = []
  for (const module of course.modules) {
    const home = { contentFolder, course, module }
    const body = await renderText(module, home, cache)
    entries.push(moduleEntry(module, body.html))
    problems.push(...body.problems)
    for (const lesson of module.lessons) {
      const text = await renderText(lesson, home, cache)
      entries.push(lessonEntry(lesson, module.data.id, text.html))
      problems.push(...text.problems)
    }
  }
  return { entries, problems }
}

function quizEntries(course: WholeCourse, questions: QuestionsByFile): CompiledEntry[] {
  return course.modules.flatMap((module) =>
    module.data.keyPoints.flatMap((keyPoint) => {
      const quiz = module.quizzes.find((candidate) => candidate.data?.keyPoint === keyPoint.id)
      if (!quiz) throw new Error(`The key point ${keyPoint.id} has no quiz`)
      return keyPointEntries(keyPoint, module.data.id, quiz, questions.get(quiz.file) ?? [])
    }),
  )
}

function figureEntries(draft: CourseDraft): CompiledEntry[] {
  return mentionedFigures(draft).map((file) => ({
    kind: 'figure',
    itemId: file.slice(draft.folder.length + 1),
    bytes: draft.files.get(file) as Buffer,
  }))
}
