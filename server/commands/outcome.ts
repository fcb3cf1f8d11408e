import type { z } from 'zod'

/** What is wrong with one field of a form, in words that messages/ holds. An empty field means the whole form. */
export type FieldProblem = { field: string; messageKey: string }

/** What a command answers: done, or what to mend. */
export type Outcome<Value = object> = ({ ok: true } & Value) | Refusal

export type Refusal = {
  ok: false
  problems: FieldProblem[]
  /** When it was done too often: after how many seconds it may be done again. */
  retryAfterSeconds?: number
}

/** A refusal for one reason. */
export function refuse(field: string, messageKey: string): Refusal {
  return { ok: false, problems: [{ field, messageKey }] }
}

/** A refusal of what was done too often. */
export function refuseForNow(field: string, messageKey: string, retryAfterSeconds: number): Refusal {
  return { ...refuse(field, messageKey), retryAfterSeconds }
}

/** Checks a command's input; a schema's error texts are message keys. The first problem of each field counts. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): { ok: true; value: z.infer<Schema> } | Refusal {
  const parsed = schema.safeParse(input)
  if (parsed.success) return { ok: true, value: parsed.data }
  const problems = new Map<string, FieldProblem>()
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.')
    if (!problems.has(field)) problems.set(field, { field, messageKey: issue.message })
  }
  return { ok: false, problems: [...problems.values()] }
}
