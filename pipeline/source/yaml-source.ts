import { type Document, isMap, isNode, isPair, isScalar, isSeq, parseDocument, type YAMLError } from 'yaml'
import type { SourcePath } from '#domain/questions/question-type.ts'
import { type Fault, faultAt, type Position, positionAt } from './position.ts'

/** YAML as its author wrote it: its value, and where each part of it stands in the file. */
export type YamlSource = {
  value: unknown
  /** Where the value at a path stands, or the nearest thing around it that is there. */
  positionOf(path: SourcePath): Position
  /** Where a key stands that belongs to the map at a path. */
  positionOfKey(path: SourcePath, key: string): Position
  /** Where a line and column of a text value stand in the file. */
  positionInText(path: SourcePath, within: Position): Position
}

export type YamlRead = { source: YamlSource | null; faults: Fault[] }

/**
 * Parses YAML 1.2. `start` is the offset of the YAML in the file's text, of which it goes up to `end`. The source is
 * null when the syntax is broken.
 */
export function readYaml(fileText: string, start = 0, end = fileText.length): YamlRead {
  const document = parseDocument(fileText.slice(start, end), { prettyErrors: false })
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => syntaxFault(error, fileText, start))
    return { source: null, faults: faults.filter(isFirstOfItsLine) } // the others follow from it
  }
  const at = (offset: number) => positionAt(fileText, start + offset)
  const source: YamlSource = {
    value: document.toJS(),
    positionOf: (path) => at(startOf(findVisible(document, path))),
    positionOfKey: (path, key) => at(startOf(findKey(document, path, key))),
    positionInText: (path, within) => {
      const { node, found } = findNode(document, path)
      return found ? positionInScalar(fileText, start, node, within) : at(startOf(node))
    },
  }
  return { source, faults: [] }
}

function isFirstOfItsLine(fault: Fault, index: number, faults: Fault[]): boolean {
  return faults.findIndex((other) => other.line === fault.line) === index
}

function syntaxFault(error: YAMLError, fileText: string, start: number): Fault {
  const position = positionAt(fileText, start + error.pos[0])
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^:\s]+/.exec(fileText.slice(start + error.pos[0]))?.[0] ?? ''
    return faultAt(position, `The key "${key}" stands here a second time.`, 'Keep one of the two.')
  }
  const reason = error.message.replace(/\.$/, '')
  const fix = fixes[error.code] ?? 'Compare the indentation and the quotation marks with the lines around it.'
  return faultAt(position, `This is not valid YAML: ${reason}.`, fix)
}

const fixes: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'Indent with spaces; YAML takes no tabs.',
  BAD_INDENT: 'Indent this line like its neighbours of the same level.',
  MISSING_CHAR: 'Add what is missing, or put the whole value in quotation marks.',
  BLOCK_AS_IMPLICIT_KEY: 'Put the value in quotation marks: it holds a colon followed by a space.',
  MULTIPLE_DOCS: 'Keep one document in a file: remove the line of three hyphens.',
}

function findNode(document: Document, path: SourcePath): { node: unknown; found: boolean } {
  let node: unknown = document.contents
  for (const step of path) {
    const child = isMap(node) || isSeq(node) ? node.get(step, true) : undefined
    if (!isNode(child)) return { node, found: false }
    node = child
  }
  return { node, found: true }
}

/** A list or map on lines of its own is pointed at by its key, which is where its author looks. */
function findVisible(document: Document, path: SourcePath): unknown {
  const { node, found } = findNode(document, path)
  const key = path.at(-1)
  const isBlock = (isMap(node) || isSeq(node)) && !node.flow
  return found && isBlock && typeof key === 'string' ? findKey(document, path.slice(0, -1), key) : node
}

function findKey(document: Document, path: SourcePath, key: string): unknown {
  const { node } = findNode(document, path)
  const pair = isMap(node) ? node.items.find((item) => isPair(item) && String(item.key) === key) : undefined
  return pair?.key ?? node
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}

/** Exact for plain, quoted and literal text on its own lines; folded text is placed by its first line. */
function positionInScalar(fileText: string, start: number, node: unknown, within: Position): Position {
  const offset = start + startOf(node)
  const head = positionAt(fileText, offset)
  if (!isScalar(node)) return head
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') {
    const lines = fileText.split('\n')
    const first = lines.findIndex((line, index) => index >= head.line && line.trim() !== '')
    const indent = /^ */.exec(lines[first] ?? '')?.[0].length ?? 0
    const line = node.type === 'BLOCK_LITERAL' ? first + within.line : first + 1
    return { line, column: indent + within.column }
  }
  const quote = node.type === 'PLAIN' ? 0 : 1
  return within.line === 1 ? { line: head.line, column: head.column + quote + within.column - 1 } : head
}
