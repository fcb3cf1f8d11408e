import type { Root } from 'mdast'
import { mdxFromMarkdown } from 'mdast-util-mdx'
import { mdx } from 'micromark-extension-mdx'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { type Fault, faultAt, fileStart, type Position, positionAt } from '../source/position.ts'

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

type SyntaxMessage = { reason: string; ruleId?: string; line?: number; column?: number }

/** The place of an unclosed tag stands only in the message's text, as `(line:column-line:column)`. */
function syntaxFault(error: SyntaxMessage, body: string): Fault {
  if (typeof error.reason !== 'string') throw error
  const thrownAt: Position = { line: error.line ?? fileStart.line, column: error.column ?? fileStart.column }
  const opened = /(?:closing tag for|expected corresponding closing tag for) `<([^>`]*)>` \((\d+):(\d+)/.exec(
    error.reason,
  )
  if (error.ruleId === 'end-tag-mismatch' && opened) return unclosed(opened, error.reason, thrownAt)
  if (error.ruleId === 'unexpected-closing-slash')
    return faultAt(
      thrownAt,
      'This closing tag has no opening tag.',
      'Remove it, or open the component before it.',
    )
  if (error.ruleId === 'unexpected-eof' && error.reason.includes('in expression'))
    return faultAt(
      positionAt(body, openBrace(body)),
      'A brace "{" is opened and never closed.',
      'Write \\{ for a literal brace; expressions are not allowed.',
    )
  if (error.ruleId === 'unexpected-eof') {
    const fix = 'Close the tag and its quotation marks, or write \\< for a literal character.'
    return faultAt(
      positionAt(body, Math.max(0, body.lastIndexOf('<'))),
      'A tag is begun here and not ended.',
      fix,
    )
  }
  if (error.reason.includes('create a comment in MDX'))
    return faultAt(
      thrownAt,
      'HTML comments are not allowed.',
      'Remove the comment; notes to yourself belong in the commit message.',
    )
  const reason = error.reason.replace(/ \(note:.*$/s, '').replaceAll('`', '"')
  return faultAt(
    thrownAt,
    `This is not valid MDX: ${reason}.`,
    'Write \\< or \\{ for a literal character, or mend the tag.',
  )
}

/** Where the first brace stands that is never closed. */
function openBrace(body: string): number {
  const open: number[] = []
  for (const { 0: brace, index } of body.matchAll(/\\.|[{}]/gs)) {
    if (brace === '{') open.push(index)
    if (brace === '}') open.pop()
  }
  return open[0] ?? 0
}

function unclosed(opened: RegExpExecArray, reason: string, thrownAt: Position): Fault {
  const [, name, line, column] = opened
  const position = line && column ? { line: Number(line), column: Number(column) } : thrownAt
  const before = /before the end of `(\w+)`/.exec(reason)?.[1]
  const fix = before
    ? `Close it with </${name}> in the same paragraph, or leave a blank line after <${name} ...> and before </${name}>.`
    : `Add </${name}> where it ends.`
  return faultAt(position, `<${name}> is opened here and not closed.`, fix)
}
