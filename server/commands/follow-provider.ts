import { groupJoined, groupLeft } from '#domain/learning/events/groups.ts'
import type { ProviderAccount } from '#protocols/oidc/account.ts'
import { followGroups } from '#protocols/oidc/follow-groups.ts'
import { newId } from '#server/digest.ts'
import { database } from '#server/store/database.ts'
import { selectGroups, selectStandingMemberships } from '#server/store/groups.ts'
import { isAddressTaken, selectPerson } from '#server/store/people.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { editPerson } from './edit-person.ts'
import { reconcilePerson } from './reconcile-assignments.ts'
import { type Commanded, happening, record } from './record.ts'

/**
 * Brings a person in line with what their provider says now: name, confirmed email address and the groups that came
 * from there. An address that somebody else has, or that is no address, is left as it was.
 */
export async function followProvider(
  personId: string,
  account: ProviderAccount,
  by: Commanded,
): Promise<void> {
  await followProfile(personId, account, by)
  if (account.groups !== null) await followMemberships(personId, account.groups, by)
}

async function followProfile(personId: string, account: ProviderAccount, by: Commanded): Promise<void> {
  const { email, displayName, locale, zone } = await selectPerson(database(), personId)
  const name = account.displayName ?? displayName
  const address = (account.isEmailVerified && account.email) || email
  if (name !== displayName) await editPerson({ personId, displayName: name, email, locale, zone }, by)
  if (address !== email && !(await isAddressTaken(database(), address)))
    await editPerson({ personId, displayName: name, email: address, locale, zone }, by)
}

async function followMemberships(personId: string, named: string[], by: Commanded): Promise<void> {
  await inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const standing = await selectStandingMemberships(tx, personId)
    const { join, leave } = followGroups(named, await selectGroups(tx), standing)
    const happenings = [
      ...leave.map((membershipId) => happening(groupLeft, personId, { membershipId })),
      ...join.map((groupId) =>
        happening(groupJoined, personId, { membershipId: newId(), groupId, source: 'provider' as const }),
      ),
    ]
    if (happenings.length === 0) return
    await record(tx, by, happenings)
    await reconcilePerson(tx, by, personId)
  })
}
