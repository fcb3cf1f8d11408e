import { z } from 'zod'
import { passwordSet } from '#domain/learning/events/people.ts'
import { database, type Tx } from '#server/store/database.ts'
import { revokeLinks } from '#server/store/one-time-links.ts'
import { savePasswordHash, selectPerson } from '#server/store/people.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { endAllSessions } from '#server/store/viewers.ts'
import { hashNewPassword } from './hash-new-password.ts'
import { type Outcome, readInput } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

const inputSchema = z.object({ personId: z.string(), password: z.string() })

/** Sets a person's password and ends every session that the old one opened. */
export async function setPassword(input: z.input<typeof inputSchema>, by: Commanded): Promise<Outcome> {
  const read = readInput(inputSchema, input)
  if (!read.ok) return read
  const { personId, password } = read.value
  const hashed = await hashNewPassword(password, await selectPerson(database(), personId))
  if (!hashed.ok) return hashed
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    await storePassword(tx, by, personId, hashed.passwordHash)
    return { ok: true }
  })
}

/**
 * Stores a password's hash and records that it was set, inside a command's transaction. What the old one opened ends:
 * every session but the one to keep, and every link that would set yet another.
 */
export async function storePassword(
  tx: Tx,
  by: Commanded,
  personId: string,
  passwordHash: string,
  keptSessionId?: string,
): Promise<void> {
  await savePasswordHash(tx, personId, passwordHash, by.now)
  await record(tx, by, [happening(passwordSet, personId, {})])
  await revokeLinks(tx, personId, by.now)
  await endAllSessions(tx, personId, by.now, keptSessionId)
}
