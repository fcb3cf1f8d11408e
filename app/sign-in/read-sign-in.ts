import { z } from 'zod'
import { formFields } from '#app/form-fields.ts'

const text = z.string().max(1000)
const formSchema = z.object({
  email: text.regex(/^\P{Cc}*$/u).catch(''),
  password: text.catch(''),
  next: text.catch(''),
})
export type SignInForm = z.infer<typeof formSchema>

/** What somebody typed to sign in; what is no text, or too long to be one, reads as empty. */
export function readSignIn(form: unknown): SignInForm {
  return formSchema.parse(formFields(form))
}
