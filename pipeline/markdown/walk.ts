import type { Element, Root as HtmlRoot } from 'hast'
import type { Nodes } from 'mdast'

/** Visits a Markdown tree from the top down, each node with its ancestors, outermost first. */
export function walk(
  node: Nodes,
  visit: (node: Nodes, ancestors: Nodes[]) => void,
  ancestors: Nodes[] = [],
): void {
  visit(node, ancestors)
  if (!('children' in node)) return
  for (const child of node.children) walk(child, visit, [...ancestors, node])
}

/** Visits the elements of an HTML tree from the top down, each with the children of its parent. */
export function walkElements(
  parent: HtmlRoot | Element,
  visit: (element: Element, siblings: HtmlRoot['children']) => void,
): void {
  for (const child of [...parent.children]) {
    if (child.type === 'element') visit(child, parent.children as HtmlRoot['children'])
    if ('children' in child) walkElements(child as Element, visit)
  }
}
