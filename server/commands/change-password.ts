import { normalizePassword } from '#domain/sign-in/password-rule.ts'
import type { SignInOrigin } from '#server/store/sign-in-tries.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { selectSessionVersion } from '#server/store/viewers.ts'
import type { Viewer } from '#server/viewer.ts'
import { hashNewPassword } from './hash-new-password.ts'
import { type Outcome, refuse, refuseForNow } from './outcome.ts'
import { storePassword } from './set-password.ts'
import { checkPassword } from './sign-in.ts'

export type PasswordChange = { current: string; password: string; origin: SignInOrigin }

/**
 * Changes one's own password for who knows the present one, and ends every other session. Whoever guesses the present
 * one at a screen left open is slowed down as at the door, and stands in the history as there. The answer is the session version that the kept session's
 * cookie has to carry.
 */
export async function changePassword(
  viewer: Pick<Viewer, 'personId' | 'sessionId' | 'email' | 'displayName'>,
  { current, password, origin }: PasswordChange,
  now: Date,
): Promise<Outcome<{ sessionVersion: number }>> {
  const { personId, sessionId, email } = viewer
  const checked = await checkPassword({ email, password: current, origin, now })
  if (!checked.ok && checked.problem === 'too-many')
    return refuseForNow('current', 'sign-in.too-many', checked.retryAfterSeconds)
  if (!checked.ok || checked.personId !== personId) return refuse('current', 'password.problem.current-wrong')
  if (normalizePassword(password) === normalizePassword(current))
    return refuse('password', 'password.problem.password-same')
  const hashed = await hashNewPassword(password, viewer)
  if (!hashed.ok) return hashed
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const by = { actor: { kind: 'person' as const, id: personId }, now }
    await storePassword(tx, by, personId, hashed.passwordHash, sessionId)
    return { ok: true, sessionVersion: await selectSessionVersion(tx, personId) }
  })
}
