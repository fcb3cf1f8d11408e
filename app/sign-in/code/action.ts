'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { refuseMovingSecret } from '#app/admin/answer-form.ts'
import { requestText } from '#app/request-text.ts'
import { answerTooMany } from '#launcher/answer-status.mjs'
import type { MessageKey } from '#messages/index.ts'
import type { SecondFactorProof } from '#server/commands/check-second-factor.ts'
import { localPath } from '#server/local-path.ts'
import { isSameOrigin } from '#server/same-origin.ts'
import { enterWithSecondFactor } from '#server/session.ts'
import { readProof } from './read-proof.ts'
import type { CodeState } from './state.ts'

/**
 * Finishes signing in by the code that an app shows or by a recovery code, and goes on to where the visitor wanted
 * to go; to the first step when that has to be done again. Or says what to put right.
 */
export async function submitProof(_previous: CodeState, form: FormData): Promise<CodeState> {
  const { proof, next } = readProof(form)
  const message = await tryToEnter(proof, localPath(next))
  const { t } = await requestText()
  return { problems: [{ fieldId: proof.kind === 'code' ? 'code' : 'recoveryCode', message: t(message) }] }
}

async function tryToEnter(proof: SecondFactorProof, next: string): Promise<MessageKey> {
  if (!isSameOrigin(await headers())) return 'errors.other-origin'
  if (proof.typed.trim() === '') return `second-factor.problem.${proof.kind}-missing`
  const result = await enterWithSecondFactor(proof).catch(refuseMovingSecret)
  if (result.ok) redirect(next)
  if ('problems' in result) return 'errors.moving-secret'
  if (result.problem === 'start-again') redirect(`/sign-in?next=${encodeURIComponent(next)}`)
  if (result.retryAfterSeconds) answerTooMany(result.retryAfterSeconds)
  return `second-factor.problem.${result.problem}`
}
