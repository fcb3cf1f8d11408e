import type { Root } from 'hast'
import { walkElements } from '../walk.ts'

/** The boxes of a task list become characters: nobody can tick them. */
export function rehypeTaskLists(): (tree: Root) => void {
  return (tree) =>
    walkElements(tree, (element, siblings) => {
      if (element.tagName !== 'input') return
      const value = element.properties.checked ? '\u2611' : '\u2610'
      siblings[siblings.indexOf(element)] = { type: 'text', value }
    })
}
