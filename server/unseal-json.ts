import type { z } from 'zod'
import { type KeyPurpose, keys } from './keys.ts'

/**
 * What was sealed as JSON for a purpose and a context; null for anything else, such as what a browser made up, what
 * another version of Keypoint sealed, or nothing.
 */
export function unsealJson<Schema extends z.ZodType>(
  schema: Schema,
  { purpose, context = '' }: { purpose: KeyPurpose; context?: string },
  sealed: string | undefined,
): z.infer<Schema> | null {
  const text = sealed ? keys().unseal(purpose, context, sealed) : null
  if (text === null) return null
  const read = schema.safeParse(parseJson(text))
  return read.success ? read.data : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
