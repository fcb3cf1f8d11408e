import { hash, verify } from '@node-rs/argon2'
import { normalizePassword } from '#domain/sign-in/password-rule.ts'
import { limitConcurrency } from './limit-concurrency.ts'

// OWASP Password Storage Cheat Sheet: argon2id (this library's default) with 19 MiB, two passes, one lane.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Two at once: hashing takes whole cores, and the rest of the site must stay quick while many sign in. */
const bounded = limitConcurrency(2)

/** The argon2id hash of a password as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return bounded(() => hash(normalizePassword(password), parameters))
}

/**
 * Whether a password is the one behind a hash. Without a hash (an address nobody has) it takes the same time and
 * says no.
 */
export async function verifyPassword(hashed: string | null, password: string): Promise<boolean> {
  const against = hashed ?? (await decoy())
  const matches = await bounded(() => verify(against, normalizePassword(password)))
  return matches && hashed !== null
}

let decoyHash: Promise<string> | undefined

function decoy(): Promise<string> {
  decoyHash ??= hash('nobody has this password', parameters)
  return decoyHash
}
