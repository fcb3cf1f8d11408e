import { normalizePassword } from '#domain/sign-in/password-rule.ts'
import { verifyPassword } from '#server/password.ts'
import { database } from '#server/store/database.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { selectOptionalAccount, selectSessionVersion } from '#server/store/viewers.ts'
import type { Viewer } from '#server/viewer.ts'
import { hashNewPassword } from './hash-new-password.ts'
import { type Outcome, refuse } from './outcome.ts'
import { storePassword } from './set-password.ts'
import { slowDown } from './slow-down.ts'

export type PasswordChange = { current: string; password: string; address: string }

/**
 * Changes one's own password for who knows the present one, and ends every other session. Whoever guesses the present
 * one at a screen left open is slowed down as at the door. The answer is the session version that the kept session's
 * cookie has to carry.
 */
export async function changePassword(
  viewer: Pick<Viewer, 'personId' | 'sessionId' | 'email' | 'displayName'>,
  { current, password, address }: PasswordChange,
  now: Date,
): Promise<Outcome<{ sessionVersion: number }>> {
  const { personId, sessionId, email } = viewer
  const { forgive } = await slowDown({ what: 'sign-in', account: email, address }, now)
  const account = await selectOptionalAccount(database(), email)
  const fits = await verifyPassword(account?.hash ?? null, current)
  if (!fits) return refuse('current', 'password.problem.current-wrong')
  await forgive()
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
