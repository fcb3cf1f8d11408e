import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { requestText } from '#app/request-text.ts'
import type { FormState, HandOver } from '#components/admin/form-state.ts'
import { answerTooMany } from '#launcher/answer-status.mjs'
import type { MessageKey } from '#messages/index.ts'
import { type Refusal, refuse } from '#server/commands/outcome.ts'
import type { Commanded } from '#server/commands/record.ts'
import { isSameOrigin } from '#server/same-origin.ts'
import { isReadOnlyRefusal } from '#server/store/read-only.ts'
import type { Viewer } from '#server/viewer.ts'
import { requireAdmin } from './admin-page.ts'
import type { Done } from './admin-shell.tsx'
import { withParams } from './paths.ts'

export type Typed = Record<string, string>

/** Where to go on with what to say there, what to hand over, or what to mend. */
export type Answer = { ok: true; goTo: string; done: Done } | { ok: true; handOver: HandOver } | Refusal

/**
 * Answers an admin's form: does what it asks and goes on to a page that says so, or shows this once what has to be
 * handed over, or returns what was typed with what to mend. For anybody but an admin (or whom `demand` lets in), and for
 * a form from another site, nothing is done.
 */
export async function answerForm(
  form: FormData,
  work: (typed: Typed, by: Commanded) => Promise<Answer>,
  demand: () => Promise<{ viewer: Viewer }> = requireAdmin,
): Promise<FormState> {
  const { viewer } = await demand()
  const typed = readForm(form)
  const by = { actor: { kind: 'person' as const, id: viewer.personId }, now: new Date() }
  const outcome = isSameOrigin(await headers())
    ? await work(typed, by).catch(refuseMoving)
    : refuse('', 'errors.other-origin')
  if ('handOver' in outcome) return { values: {}, problems: [], handOver: outcome.handOver }
  if (outcome.ok) redirect(withParams(outcome.goTo, { done: outcome.done }))
  return refusedState(typed, outcome)
}

/** What a form says whose work the database refused since it is being moved. Throws every other error on. */
export function refuseMoving(error: unknown): Refusal {
  if (isReadOnlyRefusal(error)) return refuse('', 'errors.moving')
  throw error
}

/** The same of a form for a password or a code, which no page shows again. */
export function refuseMovingSecret(error: unknown): Refusal {
  if (isReadOnlyRefusal(error)) return refuse('', 'errors.moving-secret')
  throw error
}

/** What a form shows again, with its problems in the reader's words; 429 when it was sent too often. */
export async function refusedState(
  typed: Typed,
  { problems, retryAfterSeconds }: Refusal,
): Promise<FormState> {
  if (retryAfterSeconds) answerTooMany(retryAfterSeconds)
  const { t } = await requestText()
  const { password: _, ...values } = typed
  return {
    values,
    problems: problems.map(({ field, messageKey }) => ({ field, message: t(messageKey as MessageKey) })),
  }
}

/** More than any field takes, so that what is too long comes back whole. */
const longestTyped = 20_000

/**
 * The text fields of a form, each cut at a length that no field takes; React's own fields are left out. The database
 * would refuse to look for a NUL: what cannot be read stands in its place, which no field takes either. What is no
 * form, as somebody may send to an action by hand, has no fields.
 */
export function readForm(form: unknown): Typed {
  if (!(form instanceof FormData)) return {}
  const entries = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(
    entries
      .filter(([name]) => !name.startsWith('$'))
      .map(([name, value]) => [name, value.slice(0, longestTyped).replaceAll('\0', '\ufffd')]),
  )
}
