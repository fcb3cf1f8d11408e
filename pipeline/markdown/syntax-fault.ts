import { type Fault, faultAt, fileStart, type Position, positionAt } from '../source/position.ts'

/** What the MDX parser throws. */
export type SyntaxMessage = { reason: string; ruleId?: string; line?: number; column?: number }

type Rule = (error: SyntaxMessage, thrownAt: Position, body: string) => Fault | undefined

/** The parser's message in an author's words, at the place where the author has to look. */
export function syntaxFault(error: SyntaxMessage, body: string): Fault {
  if (typeof error.reason !== 'string') throw error
  const thrownAt = { line: error.line ?? fileStart.line, column: error.column ?? fileStart.column }
  for (const rule of rules) {
    const fault = rule(error, thrownAt, body)
    if (fault) return fault
  }
  const reason = error.reason.replace(/ \(note:.*$/s, '').replaceAll('`', '"')
  const fix = 'Write \\< or \\{ for a literal character, or mend the tag.'
  return faultAt(thrownAt, `This is not valid MDX: ${reason}.`, fix)
}

const rules: Rule[] = [unclosedTag, overlappingTag, strayTag, openExpression, unendedTag, comment]

/** Its place stands only in the message's text, as `(line:column-line:column)`. */
function unclosedTag({ reason }: SyntaxMessage, thrownAt: Position): Fault | undefined {
  const opened = /closing tag for `<([^>`]*)>` \((\d+):(\d+)/.exec(reason)
  if (!opened) return undefined
  const [, name, line, column] = opened
  const position = line && column ? { line: Number(line), column: Number(column) } : thrownAt
  const fix = reason.includes('before the end of')
    ? `Close it with </${name}> in the same paragraph, or put <${name} ...> and </${name}> on lines of their own.`
    : `Add </${name}> where it ends.`
  return faultAt(position, `<${name}> is opened here and not closed.`, fix)
}

function overlappingTag({ reason }: SyntaxMessage, thrownAt: Position): Fault | undefined {
  const name = /^Expected the closing tag `<\/([^>`]*)>` either/.exec(reason)?.[1]
  if (name === undefined) return undefined
  const what = `</${name}> closes within a paragraph what was opened before it.`
  return faultAt(thrownAt, what, `Put <${name} ...> and </${name}> on lines of their own.`)
}

function strayTag({ ruleId }: SyntaxMessage, thrownAt: Position): Fault | undefined {
  if (ruleId !== 'unexpected-closing-slash') return undefined
  return faultAt(
    thrownAt,
    'This closing tag has no opening tag.',
    'Remove it, or open the component before it.',
  )
}

function openExpression({ ruleId, reason }: SyntaxMessage, _at: Position, body: string): Fault | undefined {
  if (ruleId !== 'unexpected-eof' || !reason.includes('in expression')) return undefined
  const fix = 'Write \\{ for a literal brace; expressions are not allowed.'
  return faultAt(positionAt(body, openBrace(body)), 'A brace "{" is opened and never closed.', fix)
}

function unendedTag({ ruleId }: SyntaxMessage, _at: Position, body: string): Fault | undefined {
  if (ruleId !== 'unexpected-eof') return undefined
  const fix = 'Close the tag and its quotation marks, or write \\< for a literal character.'
  const position = positionAt(body, Math.max(0, body.lastIndexOf('<')))
  return faultAt(position, 'A tag is begun here and not ended.', fix)
}

function comment({ reason }: SyntaxMessage, thrownAt: Position): Fault | undefined {
  if (!reason.includes('create a comment in MDX')) return undefined
  return faultAt(
    thrownAt,
    'HTML comments are not allowed.',
    'Remove it; notes to yourself belong in the commit message.',
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
