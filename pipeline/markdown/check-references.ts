import type { Nodes, Root } from 'mdast'
import { type Fault, faultAt, type Position } from '../source/position.ts'
import type { Mention } from './analysis.ts'
import { noAlternativeText, startOf } from './check-components.ts'
import { walk } from './walk.ts'

export type References = {
  faults: Fault[]
  images: Mention[]
  links: Mention[] // lesson-id or lesson-id#heading-id
  anchors: Mention[] // heading ids of this very file
}

/** Where the links and images of a Markdown tree lead, and what is wrong with them and with footnotes. */
export function readReferences(tree: Root): References {
  const found: References = { faults: [], images: [], links: [], anchors: [] }
  const pictured = new Set<string>()
  walk(tree, (node) => {
    if (node.type === 'image') addImage(found, node.url, node.alt, startOf(node))
    if (node.type === 'imageReference') {
      pictured.add(node.identifier)
      if (!node.alt?.trim()) found.faults.push(noAlternativeText(startOf(node)))
    }
  })
  walk(tree, (node) => {
    if (node.type === 'link') addLink(found, node.url, startOf(node))
    if (node.type !== 'definition') return
    if (pictured.has(node.identifier)) found.images.push({ to: node.url, position: startOf(node) })
    else addLink(found, node.url, startOf(node))
  })
  found.faults.push(...checkFootnotes(tree))
  return found
}

function addImage(found: References, url: string, alt: string | null | undefined, position: Position): void {
  if (!alt?.trim()) found.faults.push(noAlternativeText(position))
  found.images.push({ to: url, position })
}

function addLink(found: References, url: string, position: Position): void {
  if (/^(https?:\/\/|mailto:|tel:)/i.test(url) || /^\/(?!\/)/.test(url)) return
  if (/^#./.test(url)) found.anchors.push({ to: url.slice(1), position })
  else if (/^[a-z][a-z0-9-]*(#[a-z][a-z0-9-]*)?$/.test(url)) found.links.push({ to: url, position })
  else
    found.faults.push(
      faultAt(
        position,
        `The link to "${url}" leads nowhere.`,
        'Link to https://..., to #heading-id, or to a lesson as lesson-id or lesson-id#heading-id.',
      ),
    )
}

function checkFootnotes(tree: Root): Fault[] {
  const faults: Fault[] = []
  const defined: { id: string; position: Position }[] = []
  const used = new Set<string>()
  walk(tree, (node) => {
    if (node.type === 'footnoteReference') used.add(node.identifier)
    if (node.type === 'footnoteDefinition') defined.push({ id: node.identifier, position: startOf(node) })
    faults.push(...undefinedFootnotes(node))
  })
  for (const { id, position } of defined)
    if (!used.has(id))
      faults.push(
        faultAt(
          position,
          `Nothing refers to the footnote [^${id}].`,
          `Write [^${id}] where it belongs, or remove it.`,
        ),
      )
  return faults
}

/** A reference to no footnote stays in the text as it was written. */
function undefinedFootnotes(node: Nodes): Fault[] {
  if (node.type !== 'text') return []
  return [...node.value.matchAll(/\[\^([^\]\s]+)\]/g)].map((match) => {
    const before = node.value.slice(0, match.index).split('\n')
    const start = startOf(node)
    const position =
      before.length === 1
        ? { line: start.line, column: start.column + match.index }
        : { line: start.line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 }
    return faultAt(
      position,
      `There is no footnote [^${match[1]}].`,
      `Add a line "[^${match[1]}]: ..." at the end of the file.`,
    )
  })
}
