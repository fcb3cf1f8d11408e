import type { SignInWay } from '#domain/sign-in/ways.ts'
import { database } from '#server/store/database.ts'
import { insertSignInTry, type SignInOrigin } from '#server/store/sign-in-tries.ts'

/** Failed tries at one account, one after the other, that its history shows; a flood would only fill it. */
const notedFailures = 20

type Failed = { personId: string; way: SignInWay; origin: SignInOrigin; failures: number }

/** Shows a failed try in the history of its account, unless `failures` that came before it are there already. */
export async function noteFailedSignIn({ failures, ...tried }: Failed, now: Date): Promise<void> {
  if (failures >= notedFailures) return
  const { personId, way, origin } = tried
  const failed = { personId, way, origin, triedAt: now, secondFactor: null, sessionId: null }
  await insertSignInTry(database(), failed)
}
