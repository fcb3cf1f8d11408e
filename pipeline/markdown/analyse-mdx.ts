import type { Nodes, Root } from 'mdast'
import { didYouMean } from '../source/did-you-mean.ts'
import { type Fault, faultAt } from '../source/position.ts'
import type { MdxAnalysis, Mention } from './analysis.ts'
import { attributeOf, type Component, checkComponent, startOf } from './check-components.ts'
import { readHeadings } from './check-headings.ts'
import { readReferences } from './check-references.ts'
import { componentRules } from './component-rules.ts'
import { canonicalTree, meaningHashOf } from './meaning.ts'
import { parseMdx } from './parse-mdx.ts'
import { walk } from './walk.ts'

/** Reads an MDX body without running any of it: what it holds, what it refers to and what is wrong with it. */
export function analyseMdx(body: string, home: 'module' | 'lesson'): MdxAnalysis {
  const { tree, faults } = parseMdx(body)
  if (!tree)
    return { faults, headings: null, terms: [], figures: [], keyPointChecks: [], links: [], meaningHash: '' }
  const { headings, faults: headingFaults } = readHeadings(tree)
  const references = readReferences(tree)
  const used = readComponents(tree, home)
  const ids = headings.map((heading) => heading.id)
  const lost = references.anchors.filter((anchor) => !ids.includes(anchor.to))
  return {
    faults: [
      ...headingFaults,
      ...references.faults,
      ...used.faults,
      ...readForeign(tree),
      ...lost.map(({ to, position }) =>
        faultAt(
          position,
          `No heading of this file has the id "${to}".`,
          didYouMean(to, ids, 'Link to a heading that is there.'),
        ),
      ),
    ],
    headings,
    terms: used.mentions.term,
    figures: [...used.mentions.figure, ...references.images],
    keyPointChecks: used.mentions['key-point'],
    links: references.links,
    meaningHash: meaningHashOf(canonicalTree(tree)),
  }
}

type Mentions = Record<'term' | 'figure' | 'key-point', Mention[]>

function readComponents(tree: Root, home: 'module' | 'lesson'): { mentions: Mentions; faults: Fault[] } {
  const mentions: Mentions = { term: [], figure: [], 'key-point': [] }
  const faults: Fault[] = []
  let summaries = 0
  walk(tree, (node, ancestors) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return
    faults.push(...checkComponent(node, ancestors, home))
    if (node.name === 'Summary' && ++summaries > 1)
      faults.push(
        faultAt(startOf(node), 'This is the second <Summary>.', 'Keep one; a module has one summary.'),
      )
    mention(node, mentions)
  })
  return { mentions, faults }
}

function mention(component: Component, mentions: Mentions): void {
  for (const [name, { refersTo }] of Object.entries(componentRules[component.name ?? '']?.attributes ?? {})) {
    const attribute = refersTo && attributeOf(component, name)
    if (refersTo && attribute?.value.trim())
      mentions[refersTo].push({ to: attribute.value, position: attribute.position })
  }
}

/** What is code or HTML rather than text. */
function readForeign(tree: Root): Fault[] {
  const faults: Fault[] = []
  walk(tree, (node, ancestors) => {
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
      faults.push(
        faultAt(
          startOf(node),
          'An expression in braces is not allowed.',
          'Write the text itself; a literal brace is written \\{.',
        ),
      )
    if (node.type === 'html') faults.push(faultAt(startOf(node), 'Raw HTML is not allowed.', 'Use Markdown.'))
    if (ancestors.length === 1 && beginsLikeCode(node))
      faults.push(
        faultAt(
          startOf(node),
          'A paragraph begins with "import" or "export".',
          'Components are there without being imported; if this is a sentence, begin it with another word.',
        ),
      )
  })
  return faults
}

function beginsLikeCode(node: Nodes): boolean {
  const first = node.type === 'paragraph' ? node.children[0] : undefined
  return first?.type === 'text' && /^(import|export)\b/.test(first.value)
}
