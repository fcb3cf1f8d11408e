import type { Problem } from '#domain/course/problem.ts'
import { didYouMean } from '../source/did-you-mean.ts'
import { indexesAt, textAt, textsAt, valueAt, type Written } from '../source/written.ts'
import { type CourseDraft, type ModuleDraft, problemAt, type QuizDraft, type SourceDoc } from './draft.ts'
import { lostSection, type Sections, sectionsOf } from './sections.ts'

/** Whether every objective is served by a key point, every key point taught in a section and asked in questions. */
export function checkCoverage(draft: CourseDraft): Problem[] {
  const sections = sectionsOf(draft)
  return draft.modules.flatMap((module) => [
    ...(module.yaml ? checkObjectives(module) : []),
    ...checkKeyPoints(module, sections),
    ...module.quizzes.flatMap((quiz) => checkQuiz(quiz, module, sections)),
  ])
}

function checkObjectives(module: ModuleDraft): Problem[] {
  const known = textsOfList(module, 'objectives')
  const keyPointRefs = indexesAt(module.yaml, ['keyPoints']).flatMap((index) =>
    textsAt(module.yaml, ['keyPoints', index, 'objectives']),
  )
  const served = new Set(keyPointRefs.map((ref) => ref.text))
  const unserved = known.filter((objective) => !served.has(objective.text))
  const lessonRefs = module.lessons.map((lesson) => ({
    doc: lesson,
    refs: textsAt(lesson.yaml, ['objectives']),
  }))
  return [
    ...unserved.map(({ text, path }) =>
      problemAt(
        module,
        path,
        `No key point serves the objective "${text}".`,
        'Name it in the "objectives" of a key point, or remove it.',
      ),
    ),
    ...[{ doc: module as SourceDoc<unknown>, refs: keyPointRefs }, ...lessonRefs].flatMap(({ doc, refs }) =>
      unknownObjectives(doc, refs, known),
    ),
  ]
}

function unknownObjectives(doc: SourceDoc<unknown>, refs: Written[], known: Written[]): Problem[] {
  const ids = known.map((objective) => objective.text)
  return refs
    .filter((ref) => !ids.includes(ref.text))
    .map(({ text, path }) =>
      problemAt(
        doc,
        path,
        `This module has no objective "${text}".`,
        didYouMean(text, ids, `Its objectives are ${ids.join(', ')}.`),
      ),
    )
}

function checkKeyPoints(module: ModuleDraft, sections: Sections): Problem[] {
  const asked = new Set(module.quizzes.map((quiz) => textAt(quiz.yaml, ['keyPoint'])))
  return indexesAt(module.yaml, ['keyPoints']).flatMap((index) => {
    const path = ['keyPoints', index]
    const id = textAt(module.yaml, [...path, 'id'])
    const isBroken = module.quizzes.some(
      (quiz) => quiz.yaml === null && quiz.file.endsWith(`/${id}.quiz.yaml`),
    )
    const silent =
      id === undefined || asked.has(id) || isBroken
        ? []
        : [
            problemAt(
              module,
              [...path, 'id'],
              `The key point "${id}" has no questions.`,
              `Write them in ${id}.quiz.yaml beside this file.`,
            ),
          ]
    return [...silent, ...lostSections(module, textsAt(module.yaml, [...path, 'sections']), sections)]
  })
}

function lostSections(doc: SourceDoc<unknown>, refs: Written[], sections: Sections): Problem[] {
  return refs.flatMap(({ text, path }) => {
    const lost = text.includes('#') ? lostSection(text, sections) : undefined // else its schema says so
    return lost ? [problemAt(doc, path, lost.what, lost.fix)] : []
  })
}

function checkQuiz(quiz: QuizDraft, module: ModuleDraft, sections: Sections): Problem[] {
  const sources = indexesAt(quiz.yaml, ['questions']).flatMap((index) => {
    const text = textAt(quiz.yaml, ['questions', index, 'source'])
    return text === undefined ? [] : [{ text, path: ['questions', index, 'source'] }]
  })
  return [
    ...checkQuizName(quiz, module),
    ...checkDraw(quiz),
    ...checkRelease(quiz),
    ...lostSections(quiz, sources, sections),
  ]
}

function checkQuizName(quiz: QuizDraft, module: ModuleDraft): Problem[] {
  const keyPoint = textAt(quiz.yaml, ['keyPoint'])
  if (keyPoint === undefined) return []
  const known = textsOfList(module, 'keyPoints').map((written) => written.text)
  if (module.yaml && !known.includes(keyPoint)) {
    const fix = didYouMean(keyPoint, known, `Its key points are ${known.join(', ')}.`)
    return [problemAt(quiz, ['keyPoint'], `This module has no key point "${keyPoint}".`, fix)]
  }
  if (quiz.file.endsWith(`/${keyPoint}.quiz.yaml`)) return []
  const what = `This file is about the key point "${keyPoint}" and named after another.`
  return [problemAt(quiz, ['keyPoint'], what, `Name the file ${keyPoint}.quiz.yaml.`)]
}

function checkDraw(quiz: QuizDraft): Problem[] {
  const draw = valueAt(quiz.yaml, ['draw'])
  const count = indexesAt(quiz.yaml, ['questions']).length
  if (typeof draw !== 'number' || count === 0 || draw <= count) return []
  const what = `An attempt draws ${draw} questions, and there ${count === 1 ? 'is 1' : `are ${count}`}.`
  return [
    problemAt(
      quiz,
      ['draw'],
      what,
      'Write more questions or draw fewer; twice as many as are drawn make a good retry.',
    ),
  ]
}

function checkRelease(quiz: QuizDraft): Problem[] {
  if (valueAt(quiz.yaml, ['feedbackRelease']) !== 'after-last-attempt') return []
  if (typeof valueAt(quiz.yaml, ['attempts']) === 'number') return []
  const what = 'Feedback waits for the last attempt, and there is none: attempts are unlimited.'
  return [problemAt(quiz, ['feedbackRelease'], what, 'Limit `attempts`, or release feedback after a pass.')]
}

function textsOfList(module: ModuleDraft, list: 'objectives' | 'keyPoints'): Written[] {
  return indexesAt(module.yaml, [list]).flatMap((index) => {
    const text = textAt(module.yaml, [list, index, 'id'])
    return text === undefined ? [] : [{ text, path: [list, index, 'id'] }]
  })
}
