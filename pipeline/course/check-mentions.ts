import path from 'node:path/posix'
import type { Problem } from '#domain/course/problem.ts'
import { readFigure } from '../figures/read-figure.ts'
import type { Mention } from '../markdown/analysis.ts'
import { didYouMean } from '../source/did-you-mean.ts'
import { inFile } from '../source/position.ts'
import { indexesAt, textAt, textsAt } from '../source/written.ts'
import { idsOf } from './check-ids.ts'
import { type CourseDraft, type LessonDraft, type ModuleDraft, problemAt } from './draft.ts'
import { lostSection, type Sections, sectionsOf } from './sections.ts'

/** Whether everything that texts mention is there: terms, figures, key points, lessons; and what the course names. */
export function checkMentions(draft: CourseDraft): Problem[] {
  const isGlossaryBroken = draft.glossary !== null && draft.glossary.yaml === null
  const known: Known = {
    terms: isGlossaryBroken ? null : idsOf(draft, 'term'),
    sections: sectionsOf(draft),
    files: draft.files,
  }
  const texts = draft.modules.flatMap((module) =>
    [module, ...module.lessons].flatMap((text) => checkText(text, module, known)),
  )
  return [...texts, ...checkFigures(draft), ...checkCompletion(draft), ...checkTranslations(draft)]
}

type Known = { terms: string[] | null; sections: Sections; files: CourseDraft['files'] }

/** The path below the content folder of an image that a text names; null when it leads out of its module. */
export function figureFileOf(module: ModuleDraft, src: string): string | null {
  const file = path.join(module.folder, src)
  return !src.startsWith('/') && file.startsWith(`${module.folder}/`) ? file : null
}

function checkText(text: ModuleDraft | LessonDraft, module: ModuleDraft, known: Known): Problem[] {
  const { body, file } = text
  const keyPoints = keyPointsOf(module)
  const at = (mention: Mention, what: string, fix: string): Problem => ({
    file,
    ...mention.position,
    what,
    fix,
  })
  const missing = (mentions: Mention[], ids: string[], what: (id: string) => string) =>
    mentions
      .filter((mention) => !ids.includes(mention.to))
      .map((mention) =>
        at(mention, what(mention.to), didYouMean(mention.to, ids, `Known are ${ids.join(', ') || 'none'}.`)),
      )
  return [
    ...missing(known.terms ? body.terms : [], known.terms ?? [], (id) => `The glossary has no term "${id}".`),
    ...(module.yaml
      ? missing(body.keyPointChecks, keyPoints, (id) => `This module has no key point "${id}".`)
      : []),
    ...body.links.flatMap((mention) => {
      const lost = lostSection(mention.to, known.sections)
      return lost ? [at(mention, lost.what, lost.fix)] : []
    }),
    ...body.figures
      .filter((mention) => !known.files.has(figureFileOf(module, mention.to) ?? ''))
      .map((mention) =>
        at(mention, `There is no image "${mention.to}".`, figureHint(module, mention.to, known)),
      ),
  ]
}

function figureHint(module: ModuleDraft, src: string, { files }: Known): string {
  if (/^[a-z]+:/i.test(src))
    return "Images from elsewhere are not shown; save it in the module's folder figures/."
  const there = [...files.keys()]
    .filter((file) => file.startsWith(`${module.folder}/figures/`))
    .map((file) => file.slice(module.folder.length + 1))
  return didYouMean(
    src,
    there,
    'Save it in the folder figures/ beside this file and write src="figures/name.svg".',
  )
}

function checkFigures(draft: CourseDraft): Problem[] {
  return mentionedFigures(draft).flatMap((file) =>
    inFile(file, readFigure(file, draft.files.get(file) as Buffer).faults),
  )
}

/** The paths below the content folder of all images that a course's texts show, each once. */
export function mentionedFigures(draft: CourseDraft): string[] {
  const mentioned = draft.modules.flatMap((module) =>
    [module, ...module.lessons].flatMap(({ body }) => body.figures.map(({ to }) => figureFileOf(module, to))),
  )
  return [...new Set(mentioned)].filter((file) => file !== null && draft.files.has(file)).sort() as string[]
}

function checkCompletion(draft: CourseDraft): Problem[] {
  const known = idsOf(draft, 'key point')
  if (draft.modules.some((module) => module.yaml === null)) return []
  return textsAt(draft.course.yaml, ['completion', 'keyPoints'])
    .filter(({ text }) => !known.includes(text))
    .map(({ text, path: at }) =>
      problemAt(
        draft.course,
        at,
        `This course has no key point "${text}".`,
        didYouMean(text, known, `Its key points are ${known.join(', ')}.`),
      ),
    )
}

/** Translations themselves are read by a later version; a file in a language nobody announced is a slip today. */
function checkTranslations({ translations, course }: CourseDraft): Problem[] {
  if (!course.yaml) return []
  const locales = textsAt(course.yaml, ['locales']).map(({ text }) => text)
  return translations
    .filter(({ locale }) => !locales.includes(locale))
    .map(({ file, locale }) => ({
      file,
      line: 1,
      column: 1,
      what: `This is a translation into "${locale}", which course.yaml does not list in "locales".`,
      fix: `Add ${locale} to "locales", or rename the file.`,
    }))
}

function keyPointsOf({ yaml }: ModuleDraft): string[] {
  return indexesAt(yaml, ['keyPoints']).flatMap((index) => textAt(yaml, ['keyPoints', index, 'id']) ?? [])
}
