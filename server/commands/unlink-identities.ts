import { identityUnlinked } from '#domain/learning/events/identities.ts'
import { selectIdentitiesOf } from '#server/store/external-identities.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { endAllSessions } from '#server/store/viewers.ts'
import type { Outcome } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

/**
 * Ends the links of a person to accounts at providers, and their sessions. Their next sign-in there is looked at as if
 * it were the first. Says how many links there were.
 */
export async function unlinkIdentities(
  { personId }: { personId: string },
  by: Commanded,
): Promise<Outcome<{ unlinked: number }>> {
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const identities = await selectIdentitiesOf(tx, personId)
    if (identities.length === 0) return { ok: true, unlinked: 0 }
    await record(
      tx,
      by,
      identities.map(({ id }) => happening(identityUnlinked, personId, { identityId: id })),
    )
    await endAllSessions(tx, personId, by.now)
    return { ok: true, unlinked: identities.length }
  })
}
