import path from 'node:path'
import type { Html } from '#domain/course/catalogue.ts'
import type { Problem } from '#domain/course/problem.ts'
import { readFigure } from '../figures/read-figure.ts'
import type { RenderContext } from '../markdown/render-context.ts'
import type { Rendered } from '../markdown/render-mdx.ts'
import type { CompileCache } from '../publish/compile-cache.ts'
import { parseSectionRef } from '../schemas/parts.ts'
import { inFile } from '../source/position.ts'
import { figureFileOf } from './check-mentions.ts'
import type { LessonDraft, ModuleDraft } from './draft.ts'
import type { WholeCourse } from './whole-course.ts'

export type Home = { contentFolder: string; course: WholeCourse; module: ModuleDraft }

/** The HTML of a lesson's or a module's body, from the cache when nothing that it shows has changed. */
export async function renderText(
  text: LessonDraft | ModuleDraft,
  home: Home,
  cache: CompileCache,
): Promise<{ html: Html; problems: Problem[] }> {
  const context = contextOf(text, home)
  const rendered = await cache.get<Rendered>('render', [text.file, text.text, context], async () => {
    const { renderMdx } = await import('../markdown/render-mdx.ts')
    return renderMdx(path.resolve(home.contentFolder, text.file), text.text, context)
  })
  return { html: rendered.html ?? '', problems: inFile(text.file, rendered.faults) }
}

function contextOf({ body, data }: LessonDraft | ModuleDraft, { course, module }: Home): RenderContext {
  const terms = (course.glossary?.terms ?? []).filter((term) =>
    body.terms.some((mention) => mention.to === term.id),
  )
  return {
    itemId: data?.id ?? '',
    locale: course.course.locales[0] ?? 'en',
    terms: Object.fromEntries(terms.map(({ id, term, definition }) => [id, { term, definition }])),
    figures: Object.fromEntries(body.figures.map(({ to }) => [to, figureOf(to, course, module)])),
    links: Object.fromEntries(body.links.map(({ to }) => [to, addressOf(to, course)])),
  }
}

function figureOf(src: string, course: WholeCourse, module: ModuleDraft): RenderContext['figures'][string] {
  const file = figureFileOf(module, src)
  const bytes = file === null ? undefined : course.files.get(file)
  const size = file !== null && bytes ? readFigure(file, bytes).size : null
  if (file === null || !size) throw new Error(`The image ${src} could not be read`)
  const below = file
    .slice(course.folder.length + 1)
    .split('/')
    .map(encodeURIComponent)
    .join('/')
  return { url: `/courses/${course.folder}/figures/${below}`, ...size }
}

function addressOf(ref: string, course: WholeCourse): string {
  const { lessonId, headingId } = parseSectionRef(ref)
  const home = course.modules.find((module) => module.lessons.some((lesson) => lesson.data?.id === lessonId))
  const hash = headingId ? `#${headingId}` : ''
  return `/courses/${course.folder}/${home?.data.id}/${lessonId}${hash}`
}
