'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { refuseMovingSecret } from '#app/admin/answer-form.ts'
import { organisation } from '#app/organisation.ts'
import { requestText } from '#app/request-text.ts'
import { answerTooMany } from '#launcher/answer-status.mjs'
import type { MessageKey } from '#messages/index.ts'
import { confirmPerson } from '#server/commands/confirm-person.ts'
import { disableSecondFactor } from '#server/commands/disable-second-factor.ts'
import { enableSecondFactor } from '#server/commands/enable-second-factor.ts'
import { makeRecoveryCodes } from '#server/commands/make-recovery-codes.ts'
import { type Outcome, type Refusal, refuse } from '#server/commands/outcome.ts'
import { isSameOrigin } from '#server/same-origin.ts'
import { offerSecondFactor, repeatOffer } from '#server/second-factor-offer.ts'
import { mustKeepSecondFactor, requireSignedInViewer, secondFactorPath } from '#server/session.ts'
import { signInOrigin } from '#server/sign-in-origin.ts'
import type { Viewer } from '#server/viewer.ts'
import { type FilledStep, readStep } from './read-step.ts'
import type { SecondFactorState } from './state.ts'

/**
 * The steps of a second factor: a new key for who types their password, the recovery codes for who types the key's
 * code; and later new recovery codes, or none any more, again for who types their password.
 */
export async function submitSecondFactor(
  _previous: SecondFactorState,
  form: FormData,
): Promise<SecondFactorState> {
  const viewer = await requireSignedInViewer()
  const filled = readStep(form)
  if (!isSameOrigin(await headers())) return startAgain(filled, refuse('', 'errors.other-origin'))
  return takeStep(viewer, filled).catch((error) => again(viewer, filled, refuseMovingSecret(error)))
}

async function takeStep(viewer: Viewer, filled: FilledStep): Promise<SecondFactorState> {
  if (filled.intent === 'enable') return enable(viewer, filled)
  const confirmed = await confirm(viewer, filled)
  if (!confirmed.ok) return startAgain(filled, confirmed)
  if (filled.intent === 'new-codes') return newCodes(viewer, filled)
  if (filled.intent === 'turn-off') return turnOff(viewer, filled)
  const offer = offerSecondFactor(viewer, organisation().name, new Date())
  return { step: 'scan', offer, problems: [] }
}

async function confirm(viewer: Viewer, { password }: FilledStep): Promise<Outcome> {
  return confirmPerson(viewer, { password, origin: signInOrigin(await headers()), now: new Date() })
}

async function enable(viewer: Viewer, filled: FilledStep): Promise<SecondFactorState> {
  const { personId, sessionId } = viewer
  const enabled = await enableSecondFactor({ personId, sessionId, ...filled }, byViewer(viewer))
  if (enabled.ok) return { step: 'codes', recoveryCodes: enabled.recoveryCodes, problems: [] }
  const isCodeWrong = enabled.problems.some(({ field }) => field === 'code')
  return isCodeWrong ? again(viewer, filled, enabled) : startAgain(filled, enabled)
}

async function newCodes(viewer: Viewer, filled: FilledStep): Promise<SecondFactorState> {
  const made = await makeRecoveryCodes(viewer, byViewer(viewer))
  if (!made.ok) return startAgain(filled, made)
  return { step: 'codes', recoveryCodes: made.recoveryCodes, problems: [] }
}

async function turnOff(viewer: Viewer, filled: FilledStep): Promise<SecondFactorState> {
  const disabled = mustKeepSecondFactor(viewer)
    ? refuse('', 'second-factor.problem.demanded')
    : await disableSecondFactor(viewer, byViewer(viewer))
  if (!disabled.ok) return startAgain(filled, disabled)
  redirect(`${secondFactorPath}?done=off`)
}

function byViewer({ personId }: Viewer) {
  return { actor: { kind: 'person' as const, id: personId }, now: new Date() }
}

/** The same step once more: a key that was offered is offered again, as long as it may be. */
async function again(viewer: Viewer, filled: FilledStep, refusal: Refusal): Promise<SecondFactorState> {
  const offer =
    filled.intent === 'enable' && repeatOffer(viewer, organisation().name, filled.offer, new Date())
  if (!offer) return startAgain(filled, refusal)
  return { step: 'scan', offer, problems: await inWords(filled, refusal) }
}

async function startAgain(filled: FilledStep, refusal: Refusal): Promise<SecondFactorState> {
  return { step: 'start', problems: await inWords(filled, refusal) }
}

/** Each form's fields have ids of their own, since two of them ask for a password. */
async function inWords({ intent }: FilledStep, { problems, retryAfterSeconds }: Refusal) {
  if (retryAfterSeconds) answerTooMany(retryAfterSeconds)
  const { t } = await requestText()
  return problems.map(({ field, messageKey }) => ({
    fieldId: `${intent}-${field === 'code' ? 'code' : 'password'}`,
    message: t(messageKey as MessageKey),
  }))
}
