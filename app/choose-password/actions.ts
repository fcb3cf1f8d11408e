'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readForm, refusedState, refuseMovingSecret } from '#app/admin/answer-form.ts'
import type { FormState } from '#components/admin/form-state.ts'
import { refuse } from '#server/commands/outcome.ts'
import { useLink } from '#server/commands/use-link.ts'
import { forgetLinkToken, linkToken } from '#server/link-token.ts'
import { isSameOrigin } from '#server/same-origin.ts'
import { enter } from '#server/session.ts'

/** Sets the password that whoever opened a link chose, and goes on as after signing in. */
export async function submitChosenPassword(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readForm(form)
  if (!isSameOrigin(await headers())) return refusedState(typed, refuse('', 'errors.other-origin'))
  const input = { token: await linkToken(), password: typed.password ?? '' }
  const outcome = await useLink(input, new Date()).catch(refuseMovingSecret)
  if (!outcome.ok) return refusedState(typed, outcome)
  await forgetLinkToken()
  const { personId, sessionVersion } = outcome
  redirect((await enter({ personId, sessionVersion, way: 'link' }, '/')) ?? '/sign-in')
}
