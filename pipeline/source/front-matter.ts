import { type Fault, faultAt, fileStart } from './position.ts'
import { readYaml, type YamlSource } from './yaml-source.ts'

/**
 * An MDX file in its two parts. The body keeps its place: what stood before it is blank, so positions stay true. It is
 * null when nobody can tell where it begins.
 */
export type FrontMatterRead = { front: YamlSource | null; body: string | null; faults: Fault[] }

const pattern = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m

/** Splits an MDX file into front matter and body. */
export function readFrontMatter(text: string): FrontMatterRead {
  const match = text.startsWith('---') ? pattern.exec(text) : null
  if (!match) {
    const isOpen = text.startsWith('---')
    const what = isOpen ? 'The front matter is not closed.' : 'The file does not begin with front matter.'
    const fix =
      'Begin the file with a line "---", then keys such as "id:" and "title:", then another line "---".'
    return { front: null, body: isOpen ? null : text, faults: [faultAt(fileStart, what, fix)] }
  }
  const start = match[0].indexOf('\n') + 1
  const { source, faults } = readYaml(text, start, start + (match[1] ?? '').length)
  const body = match[0].replace(/[^\r\n]/g, ' ') + text.slice(match[0].length)
  return { front: source, body, faults }
}
