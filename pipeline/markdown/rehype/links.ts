import type { Root } from 'hast'
import { walkElements } from '../walk.ts'

/** Relative links get the address they lead to; links to elsewhere do not hand over this window. */
export function rehypeLinks({ links }: { links: Record<string, string> }): (tree: Root) => void {
  return (tree) =>
    walkElements(tree, (element) => {
      const href = element.properties.href
      if (element.tagName !== 'a' || typeof href !== 'string') return
      element.properties.href = links[href] ?? href
      if (/^https?:/i.test(href)) element.properties.rel = ['noopener']
    })
}
