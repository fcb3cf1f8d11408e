import type { BuildFailure } from 'esbuild'
import { bundleMDX } from 'mdx-bundler'
import * as React from 'react'
import * as jsxRuntime from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import remarkGfm from 'remark-gfm'
import type { Html } from '#domain/course/catalogue.ts'
import { type Fault, faultAt } from '../source/position.ts'
import { remarkHeadingIds } from './heading-id.ts'
import { inert } from './inert.ts'
import { makeKit } from './kit.tsx'
import { footnotesTitleClass, rehypeFootnotes } from './rehype/footnotes.ts'
import { rehypeImages } from './rehype/images.ts'
import { rehypeLinks } from './rehype/links.ts'
import { rehypeTables } from './rehype/tables.ts'
import { rehypeTaskLists } from './rehype/task-lists.ts'
import type { RenderContext } from './render-context.ts'
import { wordsOf } from './words.ts'

export type Rendered = { html: Html; faults: [] } | { html: null; faults: Fault[] }

/**
 * Compiles the MDX of a file and renders it once, to HTML with markers where its slots are. Only for text that
 * analyseMdx found nothing wrong with: MDX is code, and this runs it. `file` is the absolute path it is known by.
 */
export async function renderMdx(file: string, text: string, context: RenderContext): Promise<Rendered> {
  try {
    const code = await bundle(file, text, context)
    const Content = evaluate(code)
    return {
      html: inert(renderToStaticMarkup(React.createElement(Content, { components: makeKit(context) }))),
      faults: [],
    }
  } catch (error) {
    return { html: null, faults: bundlerFaults(error as BuildFailure) }
  }
}

async function bundle(file: string, text: string, context: RenderContext): Promise<string> {
  const words = wordsOf(context.locale)
  // A virtual file: errors name the path, and what is compiled is the very text that was analysed.
  const source = { value: text, path: file, cwd: process.cwd() } as unknown as string
  const { code } = await bundleMDX({
    source,
    cwd: process.cwd(),
    esbuildOptions: (options) => ({ ...options, target: 'es2022', logLevel: 'silent', minify: false }),
    mdxOptions: (options) => ({
      ...options,
      remarkPlugins: [...(options.remarkPlugins ?? []), remarkGfm, remarkHeadingIds],
      remarkRehypeOptions: {
        clobberPrefix: `${context.itemId}_`,
        footnoteLabel: words.footnotes,
        footnoteLabelProperties: { className: [footnotesTitleClass] },
        footnoteBackLabel: (index: number) => words.backTo(index + 1),
      },
      rehypePlugins: [
        [rehypeTables, { label: words.table }],
        [rehypeLinks, { links: context.links }],
        [rehypeImages, { figures: context.figures }],
        [rehypeFootnotes, { itemId: context.itemId }],
        rehypeTaskLists,
      ],
    }),
  })
  return code
}

type Content = React.ComponentType<{ components: ReturnType<typeof makeKit> }>

function evaluate(code: string): Content {
  const run = new Function('React', 'ReactDOM', '_jsx_runtime', code) as (...globals: unknown[]) => {
    default: Content
  }
  return run(React, undefined, jsxRuntime).default
}

function bundlerFaults(error: BuildFailure): Fault[] {
  if (!Array.isArray(error.errors) || error.errors.length === 0) throw error
  return error.errors.map(({ text, location }) => {
    const reason = text.replace(/^Cannot process MDX file with esbuild:\s*/, '').trim()
    const position = { line: Math.max(1, location?.line ?? 1), column: (location?.column ?? 0) + 1 }
    return faultAt(position, `This is not valid MDX: ${reason}`, 'Mend what the message names.')
  })
}
