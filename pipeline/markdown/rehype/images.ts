import type { Root } from 'hast'
import type { RenderContext } from '../render-context.ts'
import { walkElements } from '../walk.ts'

/** Images written as Markdown get their address and their size. */
export function rehypeImages({ figures }: Pick<RenderContext, 'figures'>): (tree: Root) => void {
  return (tree) =>
    walkElements(tree, (element) => {
      if (element.tagName !== 'img') return
      const figure = figures[String(element.properties.src)]
      if (!figure) throw new Error(`No figure ${element.properties.src}`)
      const { url, width, height } = figure
      Object.assign(element.properties, { src: url, width, height, loading: 'lazy', className: ['image'] })
    })
}
