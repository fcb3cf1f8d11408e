/** Whom a sign-in at the provider makes a person of the organisation, when nobody here is theirs. */
export type CreateRule = { kind: 'never' } | { kind: 'all' } | { kind: 'domains'; domains: string[] }

/** Reads `never`, `all` or `domains:example.org,example.com`; null for anything else. */
export function readCreateRule(text: string): CreateRule | null {
  const rule = text.trim().toLowerCase()
  if (rule === 'never' || rule === 'all') return { kind: rule }
  if (!rule.startsWith('domains:')) return null
  const domains = rule
    .slice('domains:'.length)
    .split(',')
    .map((domain) => domain.trim())
  return domains.every((domain) => /^[\p{L}\d-]+(\.[\p{L}\d-]+)+$/u.test(domain))
    ? { kind: 'domains', domains }
    : null
}

/** Whether a rule lets somebody with this address (lower case) be created. A subdomain is another domain. */
export function mayCreate(rule: CreateRule, email: string): boolean {
  if (rule.kind === 'domains') return rule.domains.includes(email.slice(email.lastIndexOf('@') + 1))
  return rule.kind === 'all'
}
