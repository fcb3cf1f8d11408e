import { z } from 'zod'
import { formFields } from '#app/form-fields.ts'

const text = z.string().max(1000).catch('')
const formSchema = z.object({
  intent: z.enum(['offer', 'enable', 'new-codes', 'turn-off']).catch('offer'),
  password: text,
  offer: text,
  code: text,
})
export type FilledStep = z.infer<typeof formSchema>

/** What a form about the second factor asks for; what is no text, or too long to be one, reads as empty. */
export function readStep(form: unknown): FilledStep {
  return formSchema.parse(formFields(form))
}
