'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readForm, refusedState, refuseMovingSecret } from '#app/admin/answer-form.ts'
import type { FormState } from '#components/admin/form-state.ts'
import { changePassword } from '#server/commands/change-password.ts'
import { refuse } from '#server/commands/outcome.ts'
import { isSameOrigin } from '#server/same-origin.ts'
import { keepSession, requireViewer } from '#server/session.ts'
import { signInOrigin } from '#server/sign-in-origin.ts'

/** Changes the viewer's own password and ends their other sessions. */
export async function submitPasswordChange(_before: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const { current = '', password = '' } = readForm(form)
  const requestHeaders = await headers()
  if (!isSameOrigin(requestHeaders)) return refusedState({}, refuse('', 'errors.other-origin'))
  const change = { current, password, origin: signInOrigin(requestHeaders) }
  const outcome = await changePassword(viewer, change, new Date()).catch(refuseMovingSecret)
  if (!outcome.ok) return refusedState({}, outcome)
  await keepSession(viewer.sessionId, outcome.sessionVersion)
  redirect('/me/security?done=password')
}
