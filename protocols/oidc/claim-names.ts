/** Which claim of the provider says what about a person. */
export type ClaimNames = {
  email: string
  verified: string
  name: string
  groups: string
  language: string
  zone: string
}

/** OpenID Connect Core 1.0, section 5.1; `groups` is not in any standard and still what most providers say. */
export const standardClaims: ClaimNames = {
  email: 'email',
  verified: 'email_verified',
  name: 'name',
  groups: 'groups',
  language: 'locale',
  zone: 'zoneinfo',
}

/**
 * Reads `groups=roles, language=preferred_language`: other names than the standard ones, with commas between them.
 * Null when one is not understood or is given twice.
 */
export function readClaimNames(text: string): ClaimNames | null {
  const names = { ...standardClaims }
  const given = new Set<string>()
  for (const pair of text.split(',')) {
    const [, what = '', claim = ''] = /^\s*(\w+)\s*=\s*(\S+)\s*$/.exec(pair) ?? []
    if (!isKnown(what) || given.has(what)) return null
    given.add(what)
    names[what] = claim
  }
  return names
}

function isKnown(what: string): what is keyof ClaimNames {
  return Object.hasOwn(standardClaims, what)
}
