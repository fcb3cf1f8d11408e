import type { Element, Root } from 'hast'
import { walkElements } from '../walk.ts'

/**
 * Alignment becomes a class, since a strict content security policy refuses styles, and a table is put into a box that
 * scrolls and can be reached by keyboard.
 */
export function rehypeTables({ label }: { label: string }): (tree: Root) => void {
  return (tree) => {
    let count = 0
    walkElements(tree, (element, siblings) => {
      if (element.properties.align) {
        element.properties.className = [`align-${element.properties.align}`]
        delete element.properties.align
      }
      if (element.tagName === 'th') nameColumn(element)
      if (element.tagName === 'table')
        siblings[siblings.indexOf(element)] = boxed(element, `${label} ${++count}`)
    })
  }
}

/** An empty corner heads nothing. */
function nameColumn(cell: Element): void {
  if (cell.children.length === 0) cell.tagName = 'td'
  else cell.properties.scope = 'col'
}

function boxed(table: Element, label: string): Element {
  const properties = { className: ['table-scroll'], role: 'group', ariaLabel: label, tabIndex: 0 }
  return { type: 'element', tagName: 'div', properties, children: [table] }
}
