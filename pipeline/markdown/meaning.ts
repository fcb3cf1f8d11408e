import type { Nodes } from 'mdast'
import { canonicalJson } from '#domain/learning/canonical-json.ts'
import { sha256Hex } from '../source/digest.ts'

/** SHA-256 of what plain data says, whatever the order of its keys. */
export function meaningHashOf(data: unknown): string {
  return sha256Hex(canonicalJson(data))
}

/**
 * A Markdown tree as plain data that is the same for texts of the same meaning: without positions, and with runs of
 * white space as one space, except in code.
 */
export function canonicalTree(node: Nodes): unknown {
  const { type, children, attributes, ...own } = node as Loose
  const fields = Object.fromEntries(Object.entries(own).filter(([key, value]) => isMeant(key, value)))
  if (type === 'text') return { type, value: collapse(String(own.value)) }
  return {
    type: type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement' ? 'component' : type,
    ...fields,
    ...(attributes && { attributes: attributesOf(attributes) }),
    ...(children && { children: children.map(canonicalTree) }),
  }
}

type Loose = {
  type: string
  children?: Nodes[]
  attributes?: { name?: string; value?: unknown }[]
  value?: unknown
}

/** Where it stood, whether list items had blank lines between them, and how a reference spelt its label. */
const unmeant = new Set(['position', 'data', 'spread', 'label', 'referenceType'])

function isMeant(key: string, value: unknown): boolean {
  return !unmeant.has(key) && value !== undefined && value !== null
}

function attributesOf(attributes: { name?: string; value?: unknown }[]): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ name = '...', value = null }) => [
      name,
      typeof value === 'string' ? collapse(value) : null,
    ]),
  )
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ')
}
