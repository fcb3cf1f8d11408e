import type { TurnedAway } from '#domain/sign-in/slow-down.ts'
import { verifyPassword } from '#server/password.ts'
import { database } from '#server/store/database.ts'
import type { SignInOrigin } from '#server/store/sign-in-tries.ts'
import { selectOptionalAccount } from '#server/store/viewers.ts'
import { noteFailedSignIn } from './note-failed-sign-in.ts'
import { slowDown } from './slow-down.ts'

/** Who the password proves it is; the session version says that their sessions were not ended since. */
export type PasswordResult = { ok: true; personId: string; sessionVersion: number } | PasswordProblem

export type PasswordProblem =
  | { ok: false; problem: 'wrong-email-or-password' }
  | (TurnedAway & { problem: 'too-many' })

export type Credentials = { email: string; password: string; origin: SignInOrigin; now: Date }

/**
 * Who knows this email's password. An address nobody has and a wrong password get the same answer in the same time;
 * failures slow the next attempts down, by account and by network address, and never lock out. Too many at the same
 * moment are turned away.
 */
export async function checkPassword(credentials: Credentials): Promise<PasswordResult> {
  const { origin, now } = credentials
  const email = credentials.email.trim().toLowerCase()
  const guess = { what: 'sign-in', account: email, address: origin.networkAddress } as const
  const slowed = await slowDown(guess, now)
  if (!slowed.ok) return { ...slowed, problem: 'too-many' }
  const { failures, forgive } = slowed
  const account = await selectOptionalAccount(database(), email)
  const fits = await verifyPassword(account?.hash ?? null, credentials.password)
  if (account && fits) {
    await forgive()
    return { ok: true, personId: account.personId, sessionVersion: account.sessionVersion }
  }
  if (account) await noteFailedSignIn({ personId: account.personId, way: 'password', origin, failures }, now)
  return { ok: false, problem: 'wrong-email-or-password' }
}
