import { z } from 'zod'
import { passwordSet } from '#domain/learning/events/people.ts'
import { hashPassword } from '#server/password.ts'
import type { Tx } from '#server/store/database.ts'
import { savePasswordHash, selectPerson } from '#server/store/people.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { endAllSessions } from '#server/store/viewers.ts'
import { passwordSchema } from './fields.ts'
import { type Outcome, readInput } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

const inputSchema = z.object({ personId: z.string(), password: passwordSchema })

/** Sets a person's password and ends every session that the old one opened. */
export async function setPassword(input: z.input<typeof inputSchema>, by: Commanded): Promise<Outcome> {
  const read = readInput(inputSchema, input)
  if (!read.ok) return read
  const { personId, password } = read.value
  const passwordHash = await hashPassword(password)
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    await selectPerson(tx, personId)
    await storePassword(tx, by, personId, passwordHash)
    await endAllSessions(tx, personId, by.now)
    return { ok: true }
  })
}

/** Stores a password's hash and records that it was set, inside a command's transaction. */
export async function storePassword(
  tx: Tx,
  by: Commanded,
  personId: string,
  passwordHash: string,
): Promise<void> {
  await savePasswordHash(tx, personId, passwordHash, by.now)
  await record(tx, by, [happening(passwordSet, personId, {})])
}
