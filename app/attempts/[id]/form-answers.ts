import { z } from 'zod'
import { answerFieldName } from '#components/question/answer-field.ts'
import type { FormAnswers } from '#domain/attempts/read-answers.ts'

const maxBytes = 64 * 1024

export type ReadForm =
  | { ok: true; answers: FormAnswers; at: number | null; reported: string | null }
  | { ok: false; error: 'too-large' | 'not-understood' }

/** The answers in a request, be it a form (every question it showed) or a script's JSON (one question). */
export async function readAnswersOf(request: Request): Promise<ReadForm> {
  const text = await request.text().catch(() => null)
  if (text === null) return { ok: false, error: 'not-understood' }
  if (Buffer.byteLength(text) > maxBytes) return { ok: false, error: 'too-large' }
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('application/json')) return readJson(text)
  if (type.startsWith('application/x-www-form-urlencoded')) return readForm(new URLSearchParams(text))
  return { ok: false, error: 'not-understood' }
}

const jsonSchema = z.strictObject({
  questionId: z.string().max(200),
  values: z.array(z.string().max(200)).max(50),
})

function readJson(text: string): ReadForm {
  const parsed = jsonSchema.safeParse(parseJson(text))
  if (!parsed.success) return { ok: false, error: 'not-understood' }
  return { ok: true, answers: { [parsed.data.questionId]: parsed.data.values }, at: null, reported: null }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readForm(form: URLSearchParams): ReadForm {
  const shown = form.getAll('shown').map((id) => [id, form.getAll(answerFieldName(id))] as const)
  const at = z.coerce.number().int().positive().safeParse(form.get('at'))
  const answers = Object.fromEntries(shown)
  return { ok: true, answers, at: at.success ? at.data : null, reported: form.get('reported') }
}
