import { databaseLock, socketUrl } from '#launcher/data-folder.mjs'
import { lockHolder } from '#launcher/lock.mjs'
import { addPerson } from '#server/commands/add-person.ts'
import { assignCourse } from '#server/commands/assign-course.ts'
import { createGroup } from '#server/commands/create-group.ts'
import { done } from '#server/commands/done.ts'
import { enableSecondFactor } from '#server/commands/enable-second-factor.ts'
import { grantRole } from '#server/commands/grant-role.ts'
import { joinGroup } from '#server/commands/join-group.ts'
import { makeLink } from '#server/commands/make-link.ts'
import { offerSecondFactor } from '#server/second-factor-offer.ts'
import { database } from '#server/store/database.ts'
import { selectGrants } from '#server/store/roles.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { codeOf } from '#test/one-time-code.ts'

export type Granted = { role: 'author' | 'auditor' | 'admin'; courseId: string | null }
export type Group = { groupId: string; groupName: string }
export type Member = Group & { personId: string; name: string; email: string; grantId: string | null }

/** Everyone's who is made here. */
export const memberPassword = 'a password of the matrix'

/** Lets the commands of this process reach the database of the server that the journeys visit. */
export function reachDatabase(): void {
  const holder = lockHolder(databaseLock(process.env.KEYPOINT_E2E_DATA ?? ''))
  if (!holder) throw new Error('The server that the journeys visit has no database that runs')
  process.env.DATABASE_URL = socketUrl(String(holder.socketFolder))
}

/** The operator, now. */
export const by = () => ({ actor: { kind: 'operator' as const }, now: new Date() })

export async function makeGroup(groupName: string): Promise<Group> {
  return { groupId: done(await createGroup({ name: groupName }, by())).groupId, groupName }
}

/** Somebody in a group who can sign in; the address is their first name's at their last name's. */
export async function makeMember(
  name: string,
  roles: Granted[],
  group: Group,
  locale: 'en' | 'fr' = 'en',
): Promise<Member> {
  const email = `${name.toLowerCase().replace(' ', '@')}.example`
  const person = { displayName: name, email, locale, zone: 'UTC', password: memberPassword }
  const { personId } = done(await addPerson(person, by()))
  done(await joinGroup({ personId, groupId: group.groupId }, by()))
  for (const granted of roles) done(await grantRole({ personId, ...granted }, by()))
  const [grant] = await selectGrants(database(), personId)
  return { personId, name, email, ...group, grantId: grant?.id ?? null }
}

/** Assigns a course that is never due; returns the assignment's id. */
export async function assign(
  courseId: string,
  targetKind: 'group' | 'person',
  targetId: string,
): Promise<string> {
  const input = { courseId, targetKind, targetId, dueDay: null, dueZone: null }
  return done(await assignCourse(input, by())).assignmentId
}

/** The token of a new link that sets somebody's password. */
export function makeLinkFor(personId: string): Promise<string> {
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    return makeLink(tx, by(), { personId, purpose: 'reset' })
  })
}

/** Sets up somebody's second factor; returns the secret that their app keeps. */
export async function giveSecondFactor({ personId, email }: Pick<Member, 'personId' | 'email'>) {
  const now = new Date()
  const { sealed, secret } = offerSecondFactor({ personId, email }, 'Keypoint', now)
  const input = { personId, sessionId: 'none', offer: sealed, code: codeOf(secret, now) }
  done(await enableSecondFactor(input, { actor: { kind: 'person', id: personId }, now }))
  return secret
}
