import { database } from '#server/store/database.ts'
import type { SignInOrigin } from '#server/store/sign-in-tries.ts'
import { hasPassword, selectSessionStart } from '#server/store/viewers.ts'
import type { Viewer } from '#server/viewer.ts'
import { type Outcome, refuse, refuseForNow } from './outcome.ts'
import { checkPassword } from './sign-in.ts'

const recentMinutes = 10

type Asked = { password: string; origin: SignInOrigin; now: Date }

/**
 * Whether it is still the viewer who sits there: they type their password again, slowed down as at the door. Who has
 * none, since a provider signs them in, has to have done so within the last ten minutes.
 */
export async function confirmPerson(
  { personId, sessionId, email }: Pick<Viewer, 'personId' | 'sessionId' | 'email'>,
  { password, origin, now }: Asked,
): Promise<Outcome> {
  if (await hasPassword(database(), personId)) {
    const result = await checkPassword({ email, password, origin, now })
    if (!result.ok && result.problem === 'too-many')
      return refuseForNow('password', 'sign-in.too-many', result.retryAfterSeconds)
    const fits = result.ok && result.personId === personId
    return fits ? { ok: true } : refuse('password', 'second-factor.problem.password-wrong')
  }
  const startedAt = await selectSessionStart(database(), sessionId)
  const isRecent = now.getTime() - startedAt.getTime() <= recentMinutes * 60_000
  return isRecent ? { ok: true } : refuse('password', 'second-factor.problem.sign-in-again')
}
