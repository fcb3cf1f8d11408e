import type { Problem } from '#domain/course/problem.ts'
import type { SourcePath } from '#domain/questions/question-type.ts'
import { indexesAt, textAt, textsAt } from '../source/written.ts'
import { type CourseDraft, problemAt, type SourceDoc } from './draft.ts'

type Kind = 'module' | 'lesson' | 'objective' | 'key point' | 'question' | 'term'
type Declared = { kind: Kind; id: string; isFormer: boolean; doc: SourceDoc<unknown>; path: SourcePath }

/** Ids that two things of a kind share, or that one has and another had; and a course whose id is not its folder's name. */
export function checkIds(draft: CourseDraft): Problem[] {
  const problems: Problem[] = []
  const first = new Map<string, Declared>()
  for (const declared of declaredIds(draft)) {
    const key = `${declared.kind}/${declared.id}`
    const other = first.get(key)
    if (other) problems.push(clash(declared, other))
    else first.set(key, declared)
  }
  const courseId = textAt(draft.course.yaml, ['id'])
  if (courseId !== undefined && courseId !== draft.folder)
    problems.push(
      problemAt(
        draft.course,
        ['id'],
        `The course's id "${courseId}" is not the name of its folder, "${draft.folder}".`,
        'Make the two the same.',
      ),
    )
  return problems
}

/** The ids of one kind that a course declares, former ones left out. */
export function idsOf(draft: CourseDraft, kind: Kind): string[] {
  return declaredIds(draft)
    .filter((declared) => declared.kind === kind && !declared.isFormer)
    .map((declared) => declared.id)
}

function declaredIds(draft: CourseDraft): Declared[] {
  const { modules, glossary } = draft
  return [
    ...modules.flatMap((module) => declaredAt('module', module, [])),
    ...modules.flatMap((module) => module.lessons.flatMap((lesson) => declaredAt('lesson', lesson, []))),
    ...modules.flatMap((module) => declaredIn('objective', module, 'objectives')),
    ...modules.flatMap((module) => declaredIn('key point', module, 'keyPoints')),
    ...modules.flatMap((module) =>
      module.quizzes.flatMap((quiz) => declaredIn('question', quiz, 'questions')),
    ),
    ...(glossary ? declaredIn('term', glossary, 'terms') : []),
  ]
}

function declaredIn(kind: Kind, doc: SourceDoc<unknown>, list: string): Declared[] {
  return indexesAt(doc.yaml, [list]).flatMap((index) => declaredAt(kind, doc, [list, index]))
}

function declaredAt(kind: Kind, doc: SourceDoc<unknown>, at: SourcePath): Declared[] {
  const id = textAt(doc.yaml, [...at, 'id'])
  const current = id === undefined ? [] : [{ kind, id, isFormer: false, doc, path: [...at, 'id'] }]
  const former = textsAt(doc.yaml, [...at, 'was']).map(({ text, path }) => ({
    kind,
    id: text,
    isFormer: true,
    doc,
    path,
  }))
  return [...current, ...former]
}

function clash(declared: Declared, other: Declared): Problem {
  const there = problemAt(other.doc, other.path, '', '')
  const what =
    declared.isFormer || other.isFormer
      ? `The ${declared.kind} id "${declared.id}" stands once as an id and once as a former id, or twice as a former one.`
      : `The ${declared.kind} id "${declared.id}" is used twice in this course.`
  return problemAt(
    declared.doc,
    declared.path,
    what,
    `Choose another id; the first one is in ${there.file}, line ${there.line}.`,
  )
}
