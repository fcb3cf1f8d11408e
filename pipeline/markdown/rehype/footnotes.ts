import type { Root } from 'hast'
import { walkElements } from '../walk.ts'

const givenId = 'footnote-label'

/** The heading above the footnotes gets an id that no author can have written. */
export function rehypeFootnotes({ itemId }: { itemId: string }): (tree: Root) => void {
  return (tree) =>
    walkElements(tree, ({ properties }) => {
      if (properties.id === givenId && hasClass(properties.className)) properties.id = `${itemId}_footnotes`
      if ([properties.ariaDescribedBy].flat().includes(givenId))
        properties.ariaDescribedBy = [`${itemId}_footnotes`]
    })
}

/** The class by which the heading above the footnotes is known. */
export const footnotesTitleClass = 'footnotes-title'

function hasClass(className: unknown): boolean {
  return Array.isArray(className) && className.includes(footnotesTitleClass)
}
