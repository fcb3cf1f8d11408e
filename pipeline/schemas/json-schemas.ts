import { z } from 'zod'

/** The part of a JSON Schema that messages are made of. */
export type Node = {
  description?: string
  properties?: Record<string, Node>
  items?: Node
  anyOf?: Node[]
  oneOf?: Node[]
  const?: unknown
}

/** A schema as JSON Schema 2020-12, as an author's editor reads it: what may be left out is not required. */
export function jsonSchemaOf(schema: z.ZodType): Node {
  return z.toJSONSchema(schema, { io: 'input' }) as Node
}

/** The part of a schema that speaks of the value at a path; of several variants the one whose `type` was written. */
export function nodeAt(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): Node | undefined {
  let node: Node | undefined = jsonSchemaOf(schema)
  let here: unknown = value
  for (const step of path) {
    node = typeof step === 'number' ? node?.items : node?.properties?.[String(step)]
    here =
      typeof here === 'object' && here !== null ? (here as Record<PropertyKey, unknown>)[step] : undefined
    node = variantOf(node, here)
  }
  return node
}

function variantOf(node: Node | undefined, value: unknown): Node | undefined {
  if (!node?.oneOf) return node
  const type = typeof value === 'object' && value !== null ? (value as { type?: unknown }).type : undefined
  return node.oneOf.find((variant) => variant.properties?.type?.const === type)
}
