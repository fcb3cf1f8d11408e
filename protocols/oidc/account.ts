import { isTimeZone } from '#domain/training/due-date.ts'
import type { ClaimNames } from './claim-names.ts'

export type Claims = Readonly<Record<string, unknown>>

/** What a provider says about who signs in. What it does not say, or not in a usable way, is null. */
export type ProviderAccount = {
  issuer: string
  subject: string
  email: string | null // trimmed, lower case
  isEmailVerified: boolean
  displayName: string | null
  locale: string | null // lower case, such as fr-ca
  zone: string | null
  groups: string[] | null // null, unlike an empty list, says nothing about groups
}

/**
 * Reads the claims of a checked ID token, and of the userinfo endpoint for what the token leaves out. A confirmation
 * counts only for the address beside which it stands (OpenID Connect Core 1.0, sections 2, 5.1 and 5.3.2).
 */
export function readAccount(idToken: Claims, userInfo: Claims, names: ClaimNames): ProviderAccount {
  const claim = (name: string) => idToken[name] ?? userInfo[name]
  const source = textOf(idToken[names.email], 254) === null ? userInfo : idToken
  const email = textOf(source[names.email], 254)
  return {
    issuer: String(idToken.iss),
    subject: String(idToken.sub),
    email: email?.toLowerCase() ?? null,
    isEmailVerified: email !== null && isYes(source[names.verified]),
    displayName: textOf(claim(names.name), 200) ?? fullName(claim('given_name'), claim('family_name')),
    locale: localeOf(claim(names.language)),
    zone: zoneOf(claim(names.zone)),
    groups: groupsOf(claim(names.groups)),
  }
}

/** Some providers send a boolean as text, and Entra ID sends `xms_edov` as a number too. Anything else is a no. */
function isYes(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1'
}

/** One trimmed line; null when nothing is left or it is too long to be kept. */
function textOf(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null
  const text = value.replaceAll(/\p{Cc}/gu, ' ').trim()
  return text === '' || text.length > longest ? null : text
}

function fullName(given: unknown, family: unknown): string | null {
  const parts = [textOf(given, 99), textOf(family, 99)].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' ') : null
}

/** OpenID Connect Core 1.0, section 5.1: BCP 47, which some write with an underscore. */
function localeOf(value: unknown): string | null {
  const locale = textOf(value, 35)?.replaceAll('_', '-').toLowerCase()
  return locale && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(locale) ? locale : null
}

function zoneOf(value: unknown): string | null {
  const zone = textOf(value, 60)
  return zone !== null && isTimeZone(zone) ? zone : null
}

function groupsOf(value: unknown): string[] | null {
  if (typeof value === 'string') return [value.trim()]
  if (!Array.isArray(value)) return null
  return value.filter((group) => typeof group === 'string').map((group) => group.trim())
}
