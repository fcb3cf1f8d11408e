import { setTimeout as wait } from 'node:timers/promises'
import { signInDelayMilliseconds } from '#domain/sign-in/slow-down.ts'
import { newId, sha256Hex } from '#server/digest.ts'
import { verifyPassword } from '#server/password.ts'
import { database } from '#server/store/database.ts'
import { countAttempt, forgiveAttempt } from '#server/store/sign-in-throttle.ts'
import { beginSession, selectOptionalAccount } from '#server/store/viewers.ts'

export type SignInResult =
  | { ok: true; sessionId: string; sessionVersion: number }
  | { ok: false; problem: 'wrong-email-or-password' }

export type Credentials = {
  email: string
  password: string
  address: string // of the network peer
  now: Date
  expiresAt: Date
}

/**
 * Begins a session for whoever knows the password. An address nobody has and a wrong password get the same answer
 * in the same time; failures slow the next attempts down, by account and by network address, and never lock out.
 */
export async function authenticate(credentials: Credentials): Promise<SignInResult> {
  const { now } = credentials
  const email = credentials.email.trim().toLowerCase()
  const keys = {
    account: { kind: 'account' as const, keyDigest: sha256Hex(email) },
    address: { kind: 'address' as const, keyDigest: sha256Hex(credentials.address) },
  }
  const db = database()
  const failures = {
    account: await countAttempt(db, keys.account, now),
    address: await countAttempt(db, keys.address, now),
  }
  await wait(signInDelayMilliseconds(failures))
  const account = await selectOptionalAccount(db, email)
  const fits = await verifyPassword(account?.hash ?? null, credentials.password)
  if (!account || !fits) return { ok: false, problem: 'wrong-email-or-password' }
  await forgiveAttempt(db, keys)
  const sessionId = newId()
  await beginSession(db, { ...credentials, id: sessionId, personId: account.personId })
  return { ok: true, sessionId, sessionVersion: account.sessionVersion }
}
