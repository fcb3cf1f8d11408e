import { identityLinked } from '#domain/learning/events/identities.ts'
import type { ProviderAccount } from '#protocols/oidc/account.ts'
import type { CreateRule } from '#protocols/oidc/create-rule.ts'
import { type Candidates, decideSignIn, type SignInDecision } from '#protocols/oidc/decide-sign-in.ts'
import { newId } from '#server/digest.ts'
import type { Tx } from '#server/store/database.ts'
import { newErasable } from '#server/store/erasable.ts'
import { selectIdentitiesOf, selectOptionalLinkedPerson } from '#server/store/external-identities.ts'
import { lockAddresses, selectOptionalPersonIdByEmail, selectPerson } from '#server/store/people.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { addPerson } from './add-person.ts'
import { followProvider } from './follow-provider.ts'
import { type Commanded, happening, record } from './record.ts'

type Refused = Extract<SignInDecision, { kind: 'refuse' }>
export type Admission = { ok: true; personId: string } | ({ ok: false } & Omit<Refused, 'kind'>)

/**
 * Finds, links or adds the person behind an account whose provider has vouched for it, and brings them in line with
 * what it says. Somebody new is added first and then linked by their address, as anybody else: whatever happens in
 * between, and whoever signs in twice at once, the next try finds them.
 */
export async function admitFromProvider(
  account: ProviderAccount,
  rule: CreateRule,
  now: Date,
): Promise<Admission> {
  const by: Commanded = { actor: { kind: 'system' }, now }
  let decision = await decideAndLink(account, rule, by)
  if (decision.kind === 'create') {
    await addFromProvider(account, by)
    decision = await decideAndLink(account, { kind: 'never' }, by)
  }
  if (decision.kind === 'create') throw new Error('A rule that never creates has created')
  if (decision.kind === 'refuse') {
    const { problem, personId } = decision
    return { ok: false, problem, personId }
  }
  const { personId } = decision
  await followProvider(personId, account, by)
  return { ok: true, personId }
}

/** Decides while nobody's address can change, and links in the same transaction. */
function decideAndLink(account: ProviderAccount, rule: CreateRule, by: Commanded): Promise<SignInDecision> {
  return inTransaction(async (tx) => {
    const linked = await selectOptionalLinkedPerson(tx, account.issuer, account.subject)
    if (linked) return decideSignIn(account, { linked, withEmail: null }, rule)
    await lockAddresses(tx)
    const decision = decideSignIn(account, await findCandidates(tx, account), rule)
    if (decision.kind !== 'link') return decision
    const { personId } = decision
    const subject = newErasable(personId, 'external-subject', account.subject)
    const identity = { identityId: newId(), issuer: account.issuer, subject: subject.ref }
    await record(tx, by, [happening(identityLinked, personId, identity)], [subject.row])
    return decision
  })
}

/** Read again once addresses are locked: another sign-in of the same account may have linked it meanwhile. */
async function findCandidates(tx: Tx, account: ProviderAccount): Promise<Candidates> {
  const linked = await selectOptionalLinkedPerson(tx, account.issuer, account.subject)
  const personId = account.email ? await selectOptionalPersonIdByEmail(tx, account.email) : null
  if (personId === null) return { linked, withEmail: null }
  await lockLearner(tx, personId)
  const { active } = await selectPerson(tx, personId)
  const identities = await selectIdentitiesOf(tx, personId)
  const hasOtherAccount = identities.some(({ issuer }) => issuer === account.issuer)
  return { linked, withEmail: { personId, active, hasOtherAccount } }
}

/** Refused when the address is none, or was given to somebody meanwhile; the decision after it says which. */
async function addFromProvider(account: ProviderAccount, by: Commanded): Promise<void> {
  const { email, displayName, locale, zone } = account
  if (email === null) return
  await addPerson(
    { displayName: displayName ?? email, email, locale: locale ?? 'en', zone: zone ?? 'UTC' },
    by,
  )
}
