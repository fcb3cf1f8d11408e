'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { readForm, refusedState, refuseMoving } from '#app/admin/answer-form.ts'
import type { FormState } from '#components/admin/form-state.ts'
import { emailSchema } from '#server/commands/fields.ts'
import { mailReset } from '#server/commands/mail-reset.ts'
import { refuse, refuseForNow } from '#server/commands/outcome.ts'
import { slowDown } from '#server/commands/slow-down.ts'
import { log } from '#server/log.ts'
import { canSendMail } from '#server/mail/send-mail.ts'
import { isSameOrigin } from '#server/same-origin.ts'
import { signInOrigin } from '#server/sign-in-origin.ts'

/**
 * Asks for a reset link. Everybody gets the same answer after the same work; whether there is anybody to mail is only
 * looked up afterwards.
 */
export async function submitForgotPassword(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readForm(form)
  const requestHeaders = await headers()
  if (!isSameOrigin(requestHeaders)) return refusedState(typed, refuse('', 'errors.other-origin'))
  if (!canSendMail()) return refusedState(typed, refuse('', 'forgot.no-mail'))
  const parsed = emailSchema.safeParse(typed.email)
  if (!parsed.success) return refusedState(typed, refuse('email', 'forgot.email-wrong'))
  const email = parsed.data
  const now = new Date()
  const { networkAddress } = signInOrigin(requestHeaders)
  const ask = { what: 'link' as const, account: email, address: networkAddress }
  const slowed = await slowDown(ask, now).catch(refuseMoving)
  if ('problems' in slowed) return refusedState(typed, slowed)
  if (!slowed.ok) return refusedState(typed, refuseForNow('', 'forgot.too-many', slowed.retryAfterSeconds))
  after(() => mailReset(email, now).catch((error) => log().error({ err: error }, 'reset link not made')))
  redirect('/forgot-password?sent=yes')
}
