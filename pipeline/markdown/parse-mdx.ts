import type { Root } from 'mdast'
import { mdxFromMarkdown } from 'mdast-util-mdx'
import { mdx } from 'micromark-extension-mdx'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import type { Fault } from '../source/position.ts'
import { type SyntaxMessage, syntaxFault } from './syntax-fault.ts'

export type MdxParse = { tree: Root; faults: [] } | { tree: null; faults: Fault[] }

/**
 * Parses an MDX body without its JavaScript: whatever stands in braces is taken as it is, to be refused later at its
 * own place. The syntax ends at its first error, which is the only fault then.
 */
export function parseMdx(body: string): MdxParse {
  try {
    return { tree: parser.parse(body), faults: [] }
  } catch (error) {
    return { tree: null, faults: [syntaxFault(error as SyntaxMessage, body)] }
  }
}

const parser = unified().use(remarkParse).use(remarkGfm).use(agnosticMdx)

function agnosticMdx(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), mdx()]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), mdxFromMarkdown()]
}
