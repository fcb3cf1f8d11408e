import { z } from 'zod'
import { formFields } from '#app/form-fields.ts'
import type { SecondFactorProof } from '#server/commands/check-second-factor.ts'

const text = z.string().max(1000)
const formSchema = z.object({
  code: text.catch(''),
  recoveryCode: text.optional().catch(''),
  next: text.catch(''),
})

/** The code that somebody typed, of their app or for recovery, and where they wanted to go. */
export function readProof(form: unknown): { proof: SecondFactorProof; next: string } {
  const { code, recoveryCode, next } = formSchema.parse(formFields(form))
  const proof: SecondFactorProof =
    recoveryCode === undefined
      ? { kind: 'code', typed: code }
      : { kind: 'recovery-code', typed: recoveryCode }
  return { proof, next }
}
