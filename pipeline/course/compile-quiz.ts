import type { QuestionItem } from '#domain/course/catalogue.ts'
import type { Problem } from '#domain/course/problem.ts'
import type { SourcePath } from '#domain/questions/question-type.ts'
import { selectQuestionType } from '#domain/questions/types.ts'
import type { CompileCache } from '../publish/compile-cache.ts'
import { parseSectionRef } from '../schemas/parts.ts'
import { ownPartOf, type QuestionSource, questionSchema } from '../schemas/quiz.ts'
import type { Position } from '../source/position.ts'
import { indexesAt, valueAt } from '../source/written.ts'
import { problemAt, type QuizDraft } from './draft.ts'

export type CompiledQuestion = { item: QuestionItem; meaning: unknown }

type TextFault = { path: SourcePath; within: Position; what: string; fix: string }

/**
 * Compiles the questions of a quiz whose schema let them through, and says what is wrong with them: their Markdown, and
 * that no answer satisfies them.
 */
export async function compileQuiz(
  quiz: QuizDraft,
  locale: string,
  cache: CompileCache,
): Promise<{ questions: CompiledQuestion[]; problems: Problem[] }> {
  const questions: CompiledQuestion[] = []
  const problems: Problem[] = []
  const keyPointId = quiz.data?.keyPoint ?? ''
  for (const index of indexesAt(quiz.yaml, ['questions'])) {
    const parsed = questionSchema.safeParse(valueAt(quiz.yaml, ['questions', index]))
    if (!parsed.success) continue
    const source = parsed.data as QuestionSource
    const place: SourcePath = ['questions', index]
    for (const { path, what, fix } of selectQuestionType(source.type).check(ownPartOf(source)))
      problems.push(problemAt(quiz, [...place, ...path], what, fix))
    const compiled = await cache.get('question', [source, keyPointId, locale], () =>
      compileQuestion(source, keyPointId, locale),
    )
    problems.push(...compiled.faults.map((fault) => problemOf(quiz, place, fault)))
    questions.push(compiled)
  }
  return { questions, problems }
}

async function compileQuestion(
  source: QuestionSource,
  keyPointId: string,
  locale: string,
): Promise<CompiledQuestion & { faults: TextFault[] }> {
  const { compileQuestionMarkdown } = await import('../markdown/question-markdown.ts')
  const faults: TextFault[] = []
  const compile = (text: string, form: 'block' | 'inline', path: SourcePath) => {
    const compiled = compileQuestionMarkdown(text, form, locale)
    faults.push(
      ...compiled.faults.map(({ line, column, ...rest }) => ({ path, within: { line, column }, ...rest })),
    )
    return compiled
  }
  const type = selectQuestionType(source.type)
  const common = commonPart(source, keyPointId, compile(source.prompt, 'block', ['prompt']).html)
  const item = type.compile(common, ownPartOf(source), {
    block: (text, path) => compile(text, 'block', path).html,
    inline: (text, path) => compile(text, 'inline', path).html,
  })
  const asMeant = (text: string) => JSON.stringify(compileQuestionMarkdown(text, 'block', locale).meaning)
  const { was: _was, ...meaning } = type.compile(
    { ...common, prompt: asMeant(source.prompt) },
    ownPartOf(source),
    {
      block: asMeant,
      inline: asMeant,
    },
  )
  return { item, meaning, faults }
}

function commonPart(source: QuestionSource, keyPointId: string, prompt: string): QuestionItem {
  return {
    kind: 'question',
    id: source.id,
    was: source.was,
    type: source.type,
    keyPointId,
    prompt,
    source: parseSectionRef(source.source),
    millipoints: Math.round(source.points * 1000),
  }
}

function problemOf(quiz: QuizDraft, place: SourcePath, { path, within, what, fix }: TextFault): Problem {
  const position = quiz.yaml?.positionInText([...place, ...path], within) ?? within
  return { file: quiz.file, ...position, what, fix }
}
