import { tokenPattern } from '#domain/sign-in/one-time-link.ts'
import { sha256Hex } from '#server/digest.ts'
import { database } from '#server/store/database.ts'
import { selectOptionalOpenLink, useUpLink } from '#server/store/one-time-links.ts'
import { selectPerson } from '#server/store/people.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { selectSessionVersion } from '#server/store/viewers.ts'
import { hashNewPassword } from './hash-new-password.ts'
import { type Outcome, refuse } from './outcome.ts'
import { storePassword } from './set-password.ts'

export type LinkUsed = { personId: string; sessionVersion: number }

/**
 * Sets the password of whoever a link is for and uses it up, once, whoever asks at the same moment. A password that
 * the rule refuses leaves the link as it is.
 */
export async function useLink(
  input: { token: string; password: string },
  now: Date,
): Promise<Outcome<LinkUsed>> {
  const spent = refuse('', 'link.spent')
  if (!tokenPattern.test(input.token)) return spent
  const tokenDigest = sha256Hex(input.token)
  const link = await selectOptionalOpenLink(database(), tokenDigest, now)
  if (!link) return spent
  const { personId } = link
  const hashed = await hashNewPassword(input.password, await selectPerson(database(), personId))
  if (!hashed.ok) return hashed
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    if (!(await useUpLink(tx, tokenDigest, now))) return spent
    const by = { actor: { kind: 'person' as const, id: personId }, now }
    await storePassword(tx, by, personId, hashed.passwordHash)
    return { ok: true, personId, sessionVersion: await selectSessionVersion(tx, personId) }
  })
}
