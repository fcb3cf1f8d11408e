import type { Heading, Root } from 'mdast'
import { idSchema } from '#domain/course/id.ts'
import { type Fault, faultAt, fileStart } from '../source/position.ts'
import type { FoundHeading } from './analysis.ts'
import { startOf } from './check-components.ts'
import { headingIdOf, headingText } from './heading-id.ts'
import { walk } from './walk.ts'

/** The headings of a Markdown tree in order, and what is wrong with their levels and ids. */
export function readHeadings(tree: Root): { headings: FoundHeading[]; faults: Fault[] } {
  const headings: FoundHeading[] = []
  const faults: Fault[] = []
  walk(tree, (node) => {
    if (node.type !== 'heading') return
    const fault = checkHeading(node, headings)
    if (fault) faults.push(fault)
    const id = headingIdOf(node)
    if (id === null || node.depth < 2 || node.depth > 3) return
    headings.push({ id, depth: node.depth as 2 | 3, text: headingText(node), position: startOf(node) })
  })
  return { headings, faults }
}

function checkHeading(heading: Heading, before: FoundHeading[]): Fault | undefined {
  const at = startOf(heading)
  const text = headingText(heading)
  if (heading.depth === 1)
    return faultAt(
      at,
      'A heading of the first level is not allowed.',
      "The title in the front matter is the page's heading; begin with ##.",
    )
  if (heading.depth > 3)
    return faultAt(at, 'A heading of the fourth level or deeper is not allowed.', 'Use ## and ### only.')
  if (text === '') return faultAt(at, 'This heading is empty.', 'Write its words before its id.')
  const id = headingIdOf(heading)
  if (id === null)
    return faultAt(
      at,
      `The heading "${text}" has no id.`,
      `End the line with an id of your own: ${'#'.repeat(heading.depth)} ${text} [#your-id]`,
    )
  if (!idSchema.safeParse(id).success)
    return faultAt(
      at,
      `"${id}" is not a valid id.`,
      'Use lower-case letters, digits and single hyphens, beginning with a letter.',
    )
  const same = before.find((other) => other.id === id)
  if (same)
    return faultAt(
      at,
      `The heading id "${id}" is used twice in this file.`,
      `Choose another id; the first one is in line ${(same.position ?? fileStart).line}.`,
    )
  if (heading.depth === 3 && before.length === 0)
    return faultAt(at, 'A heading of the third level stands before any of the second.', 'Begin with ##.')
  return undefined
}
