'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { refuseMovingSecret } from '#app/admin/answer-form.ts'
import { requestText } from '#app/request-text.ts'
import { answerTooMany } from '#launcher/answer-status.mjs'
import type { MessageKey } from '#messages/index.ts'
import { localPath } from '#server/local-path.ts'
import { isSameOrigin } from '#server/same-origin.ts'
import { signIn } from '#server/session.ts'
import { readSignIn, type SignInForm } from './read-sign-in.ts'
import type { SignInState } from './state.ts'

/** Signs in and goes on to where the visitor wanted to go; or says what to put right and keeps the email. */
export async function submitSignIn(_previous: SignInState, form: FormData): Promise<SignInState> {
  const filled = readSignIn(form)
  const problems = findProblems(filled)
  if (problems.length === 0) {
    const refusal = await tryToSignIn(filled)
    problems.push({ fieldId: 'email', message: refusal })
  }
  const { t } = await requestText()
  return {
    email: filled.email,
    next: localPath(filled.next),
    problems: problems.map(({ fieldId, message }) => ({ fieldId, message: t(message) })),
  }
}

type Refusal = { fieldId: 'email' | 'password'; message: MessageKey }

function findProblems({ email, password }: SignInForm): Refusal[] {
  const problems: Refusal[] = []
  if (email.trim() === '') problems.push({ fieldId: 'email', message: 'sign-in.email-missing' })
  if (password === '') problems.push({ fieldId: 'password', message: 'sign-in.password-missing' })
  return problems
}

/** Leaves for the next page when the password fits; else says why not. */
async function tryToSignIn({ email, password, next }: SignInForm): Promise<MessageKey> {
  if (!isSameOrigin(await headers())) return 'errors.other-origin'
  const result = await signIn(email, password, localPath(next)).catch(refuseMovingSecret)
  if (result.ok) redirect(result.goTo)
  if ('problems' in result) return 'errors.moving-secret'
  if (result.problem !== 'too-many') return 'sign-in.wrong'
  answerTooMany(result.retryAfterSeconds)
  return 'sign-in.too-many'
}
