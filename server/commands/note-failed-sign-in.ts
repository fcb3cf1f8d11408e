import type { SignInWay } from '#domain/sign-in/ways.ts'
import { database } from '#server/store/database.ts'
import { countFailedTries, insertSignInTry, type SignInOrigin } from '#server/store/sign-in-tries.ts'

/** Failed tries at one account, one after the other, that its history shows; a flood would only fill it. */
const notedFailures = 20
const dayMs = 24 * 3_600_000

type Failed = { personId: string; way: SignInWay; origin: SignInOrigin; failures?: number }

/**
 * Shows a failed try in the history of its account, unless `failures` that came before it are there already. Where
 * nobody has counted those, such as for a recovery code, as many are shown as the last day leaves room for.
 */
export async function noteFailedSignIn({ failures, ...tried }: Failed, now: Date): Promise<void> {
  const { personId, way, origin } = tried
  const dayAgo = new Date(now.getTime() - dayMs)
  const before = failures ?? (await countFailedTries(database(), personId, dayAgo))
  if (before >= notedFailures) return
  const failed = { personId, way, origin, triedAt: now, secondFactor: null, sessionId: null }
  await insertSignInTry(database(), failed)
}
