import type { Element, Root as HtmlRoot } from 'hast'
import type { Nodes, Root } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Html } from '#domain/course/catalogue.ts'
import { type Fault, faultAt } from '../source/position.ts'
import { noAlternativeText, startOf } from './check-components.ts'
import { inert } from './inert.ts'
import { canonicalTree } from './meaning.ts'
import { rehypeLinks } from './rehype/links.ts'
import { rehypeTables } from './rehype/tables.ts'
import { rehypeTaskLists } from './rehype/task-lists.ts'
import { walk } from './walk.ts'
import { wordsOf } from './words.ts'

export type CompiledMarkdown = { html: Html; meaning: unknown; faults: Fault[] }

const parser = unified().use(remarkParse).use(remarkGfm)

/**
 * Compiles the Markdown of a question, without raw HTML. `inline` text is one paragraph at most and comes without its
 * `<p>`. Faults are placed within the text.
 */
export function compileQuestionMarkdown(
  text: string,
  form: 'block' | 'inline',
  locale: string,
): CompiledMarkdown {
  const tree = parser.parse(text) as Root
  const faults = form === 'inline' ? [...checkInline(tree), ...checkNodes(tree)] : checkNodes(tree)
  const html = faults.length > 0 ? '' : inert(render(tree, form, locale))
  return { html, meaning: canonicalTree(tree), faults }
}

function render(tree: Root, form: 'block' | 'inline', locale: string): Html {
  const processor = unified()
    .use(remarkRehype)
    .use(rehypeTables, { label: wordsOf(locale).table })
    .use(rehypeLinks, { links: {} })
    .use(rehypeTaskLists)
    .use(rehypeStringify)
  const rendered = processor.runSync(tree) as HtmlRoot
  const paragraph = rendered.children[0] as Element | undefined
  const root: HtmlRoot = form === 'inline' ? { type: 'root', children: paragraph?.children ?? [] } : rendered
  return processor.stringify(root).trim()
}

function checkInline(tree: Root): Fault[] {
  if (tree.children.length === 1 && tree.children[0]?.type === 'paragraph') return []
  const second = tree.children[tree.children[0]?.type === 'paragraph' ? 1 : 0]
  const fix = 'Write one line of text here; emphasis, code and links are fine.'
  return [faultAt(startOf(second ?? tree), 'This text has to fit on one line.', fix)]
}

function checkNodes(tree: Root): Fault[] {
  const faults: Fault[] = []
  walk(tree, (node) => {
    const refusal = refusalOf(node)
    if (refusal) faults.push({ ...startOf(node), ...refusal })
    if (node.type === 'image' && !node.alt?.trim()) faults.push(noAlternativeText(startOf(node)))
  })
  return faults
}

function refusalOf(node: Nodes): { what: string; fix: string } | undefined {
  if (node.type === 'html')
    return { what: 'Raw HTML is not allowed.', fix: 'Use Markdown; to show the characters write \\<.' }
  if (node.type === 'heading')
    return { what: 'A question has no headings.', fix: 'Write bold text instead: **...**.' }
  if (node.type === 'image' || node.type === 'imageReference')
    return {
      what: 'A question has no images.',
      fix: 'Describe the situation in words; a figure belongs in the lesson.',
    }
  if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition')
    return { what: 'A question has no footnotes.', fix: 'Write it into the sentence, or into the lesson.' }
  if ((node.type === 'link' || node.type === 'definition') && !/^(https?:\/\/|mailto:|tel:)/i.test(node.url))
    return {
      what: `The link to "${node.url}" leads nowhere.`,
      fix: 'Link to https://...; a link to the "source" section is shown by itself.',
    }
  return undefined
}
