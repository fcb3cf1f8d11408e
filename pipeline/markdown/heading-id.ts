import type { Heading, Root, Text } from 'mdast'
import { walk } from './walk.ts'

const pattern = /\s*\[#([^\]\s]*)\]\s*$/

/** The id that an author wrote at the end of a heading as `[#id]`; null when there is none. */
export function headingIdOf(heading: Heading): string | null {
  const last = heading.children.at(-1)
  return (last?.type === 'text' && pattern.exec(last.value)?.[1]) || null
}

/** A remark plugin that turns `## Title [#id]` into a heading with that id. */
export function remarkHeadingIds(): (tree: Root) => void {
  return (tree) =>
    walk(tree, (node) => {
      const id = node.type === 'heading' ? headingIdOf(node) : null
      if (node.type !== 'heading' || id === null) return
      const last = node.children.at(-1) as Text
      last.value = last.value.replace(pattern, '')
      node.data = { ...node.data, hProperties: { id } }
    })
}

/** A heading's words without its id. */
export function headingText(heading: Heading): string {
  let text = ''
  walk(heading, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value
  })
  return text.replace(pattern, '').replace(/\s+/g, ' ').trim()
}
