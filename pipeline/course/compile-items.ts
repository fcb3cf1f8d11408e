import type { CourseItem, KeyPointItem, LessonItem, ModuleItem } from '#domain/course/catalogue.ts'
import { introductionAndSummary, segmentsOf } from '../markdown/segments.ts'
import type { GlossarySource } from '../schemas/course.ts'
import type { ModuleSource } from '../schemas/module.ts'
import { parseSectionRef } from '../schemas/parts.ts'
import type { CompiledQuestion } from './compile-quiz.ts'
import type { CompiledEntry } from './compiled-course.ts'
import type { LessonDraft, ModuleDraft, QuizDraft } from './draft.ts'
import type { WholeCourse } from './whole-course.ts'

/** The course itself. Its meaning has everything but its former ids. */
export function courseEntry({ course, glossary, modules }: WholeCourse): CompiledEntry {
  const { completion, certificate, ...plain } = course
  const item: CourseItem = {
    kind: 'course',
    ...plain,
    completion,
    certificateMonths: certificate.validForMonths,
    terms: termsOf(glossary),
    moduleIds: modules.map((module) => module.data.id),
  }
  return entryOf(item, item)
}

/** A module from its front matter and the HTML of its body. */
export function moduleEntry(module: ModuleDraft & { data: ModuleSource }, html: string): CompiledEntry {
  const { id, was, title, objectives, keyPoints } = module.data
  const lessonIds = module.lessons.flatMap((lesson) => lesson.data?.id ?? [])
  const item: ModuleItem = {
    kind: 'module',
    id,
    was,
    number: module.number,
    title,
    objectives: objectives.map((objective) => ({ id: objective.id, text: objective.text })),
    ...introductionAndSummary(html),
    lessonIds,
    keyPointIds: keyPoints.map((keyPoint) => keyPoint.id),
  }
  const { introduction: _introduction, summary: _summary, ...fields } = item
  return entryOf(item, { ...fields, body: module.body.meaningHash })
}

/** A lesson from its front matter and the HTML of its body. */
export function lessonEntry(lesson: LessonDraft, moduleId: string, html: string): CompiledEntry {
  if (!lesson.data) throw new Error(`${lesson.file} has no front matter`)
  const headings = (lesson.body.headings ?? []).map(({ id, depth, text }) => ({ id, depth, text }))
  const item: LessonItem = { kind: 'lesson', moduleId, ...lesson.data, segments: segmentsOf(html), headings }
  const { segments: _segments, headings: _headings, ...fields } = item
  return entryOf(item, { ...fields, body: lesson.body.meaningHash })
}

/** A key point with the rule of its quiz, and its questions. */
export function keyPointEntries(
  keyPoint: ModuleSource['keyPoints'][number],
  moduleId: string,
  quiz: QuizDraft,
  questions: CompiledQuestion[],
): CompiledEntry[] {
  if (!quiz.data) throw new Error(`${quiz.file} has no questions`)
  const { draw, passMark, attempts, feedbackRelease, presentation } = quiz.data
  const item: KeyPointItem = {
    kind: 'key-point',
    moduleId,
    ...keyPoint,
    sections: keyPoint.sections.map(parseSectionRef),
    quiz: { draw, passMark, attempts, feedbackRelease, presentation },
    questionIds: questions.map((question) => question.item.id),
  }
  return [entryOf(item, item), ...questions.map((question) => entryOf(question.item, question.meaning))]
}

function termsOf(glossary: GlossarySource | null): CourseItem['terms'] {
  return (glossary?.terms ?? []).map(({ id, term, definition }) => ({ id, term, definition }))
}

function entryOf(item: Extract<CompiledEntry, { item: unknown }>['item'], meaning: unknown): CompiledEntry {
  const { was: _was, ...meant } = meaning as Record<string, unknown>
  return { kind: item.kind, itemId: item.id, item, meaning: meant }
}
