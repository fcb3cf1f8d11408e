import { expect } from '@playwright/test'
import { securityHeaders } from '#launcher/security-headers.mjs'

/** Expects every security header, once. */
export function expectSecured(headers: Headers, what: string, { isHttps = false } = {}): void {
  // Two headers of one name arrive joined by a comma.
  const { 'content-security-policy': _, 'cache-control': __, ...fixed } = securityHeaders({ isHttps })
  for (const [name, value] of Object.entries(fixed)) expect(headers.get(name), `${what}: ${name}`).toBe(value)
  expect(headers.get('content-security-policy'), what).toMatch(
    /^default-src '(none|self)';[^,]*frame-ancestors 'none'/,
  )
  expect(headers.get('cache-control'), what).toBeTruthy()
  expect(headers.get('x-powered-by'), what).toBeNull()
  expect(headers.has('strict-transport-security'), what).toBe(isHttps)
}
