import type { ProviderAccount } from './account.ts'
import { type CreateRule, mayCreate } from './create-rule.ts'

/** Whom of the organisation an account at the provider may be. */
export type Candidates = {
  /** Whose identity it is: the person linked to this issuer and subject. */
  linked: { personId: string; active: boolean } | null
  /** Who has its email address here, and whether they are linked to another account of the same issuer. */
  withEmail: { personId: string; active: boolean; hasOtherAccount: boolean } | null
}

export type SignInRefusal = 'deactivated' | 'email-unverified' | 'other-account' | 'not-known'

export type SignInDecision =
  | { kind: 'enter'; personId: string }
  | { kind: 'link'; personId: string }
  | { kind: 'create' }
  | { kind: 'refuse'; problem: SignInRefusal; personId: string | null }

/**
 * Who somebody is whom the provider vouches for. Issuer and subject decide; an email address only finds, or makes, the
 * person to link when the provider says that it is theirs (OpenID Connect Core 1.0, section 5.7).
 */
export function decideSignIn(
  account: Pick<ProviderAccount, 'email' | 'isEmailVerified'>,
  { linked, withEmail }: Candidates,
  rule: CreateRule,
): SignInDecision {
  if (linked) {
    const { personId, active } = linked
    return active ? { kind: 'enter', personId } : refuse('deactivated', personId)
  }
  if (account.email === null || !account.isEmailVerified) return refuse('email-unverified')
  if (!withEmail) return mayCreate(rule, account.email) ? { kind: 'create' } : refuse('not-known')
  const { personId, active, hasOtherAccount } = withEmail
  if (!active) return refuse('deactivated', personId)
  return hasOtherAccount ? refuse('other-account', personId) : { kind: 'link', personId }
}

function refuse(problem: SignInRefusal, personId: string | null = null): SignInDecision {
  return { kind: 'refuse', problem, personId }
}
