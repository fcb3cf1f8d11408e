import { securityHeaders } from '#launcher/security-headers.mjs'
import { demoEmail } from '#server/demo/cast.ts'
import { demoPassword, expect, test } from './fixtures.ts'
import { signInByForm } from './permissions/visitor.ts'

/** Every kind of answer that the server gives: what is asked, by whom, and the status. */
const kinds: [what: string, path: string, status: number, more?: RequestInit & { signedIn?: true }][] = [
  ['a page for anyone', '/sign-in', 200],
  ['a page of one’s own', '/', 200, { signedIn: true }],
  ['an admin’s page', '/admin/people', 200, { signedIn: true }],
  ['a page’s data for scripts', '/me', 307, { signedIn: true, headers: { rsc: '1' } }],
  ['a way to the sign-in page', '/me', 303],
  ['what is not there', '/nothing/here', 404, { signedIn: true }],
  ['what is not there, for a stranger', '/nothing/here', 303],
  ['a person who is not there', '/admin/people/nobody', 404, { signedIn: true }],
  ['a route’s 404', '/courses/nothing/figures/a.svg', 404, { signedIn: true }],
  ['a file of the build that is not there', '/_next/static/chunks/nothing.js', 404],
  ['the optimiser that is off', '/_next/image?url=/icon.svg&w=64&q=75', 404],
  ['the icon', '/icon.svg', 200],
  ['the accent', '/accent.css', 200],
  ['a program’s answer', '/api/health', 200],
  ['readiness', '/api/ready', 200],
  ['a file of a report that is not there', '/admin/reports/nothing.csv', 404, { signedIn: true }],
  ['a file for a stranger', '/admin/reports/completion.csv', 303],
  [
    'a form from another site',
    '/sign-out',
    403,
    { method: 'POST', headers: { origin: 'https://evil.example' } },
  ],
  ['a form without a session', '/attempts/a/submit', 303, { method: 'POST' }],
  ['a method that is not there', '/sign-out', 405, { method: 'DELETE' }],
  ['an address that cannot be read', '/courses/%ff', 400],
  ['an encoded slash', '/courses/..%2f..%2fadmin', 400],
  ['an address that is too long', `/${'a'.repeat(9000)}`, 414],
  ['headers that are too large', '/', 431, { headers: { 'x-much': 'a'.repeat(20_000) } }],
  ['a body that is too large', '/sign-out', 413, { method: 'POST', body: 'a'.repeat(1_100_000) }],
]

test('every kind of answer carries every security header once, and nothing of one’s own may be kept', async ({
  baseURL,
}) => {
  const origin = baseURL ?? ''
  const cookie = await signInByForm(origin, demoEmail({ displayName: 'Amina Diallo' }), demoPassword)
  for (const [what, path, status, { signedIn, headers, ...init } = {}] of kinds) {
    const response = await fetch(`${origin}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { origin, accept: 'text/html', ...(signedIn && { cookie }), ...(headers as object) },
    })
    expect(response.status, what).toBe(status)
    expectSecured(response, what)
    if (signedIn) expect(response.headers.get('cache-control'), what).toMatch(/private|no-store/)
    if (status >= 400 && !path.startsWith('/_next') && status !== 431)
      expect((await response.text()).length, what).toBeGreaterThan(40)
  }
})

test('what pages are made of is secured as well', async ({ baseURL }) => {
  const page = await (await fetch(`${baseURL}/sign-in`)).text()
  const files = [...page.matchAll(/(?:src|href)="(\/_next\/[^"]+)"/g)].map((match) => match[1] ?? '')
  expect(files.length).toBeGreaterThan(2)
  for (const file of files) {
    const response = await fetch(`${baseURL}${file}`)
    expect(response.status, file).toBe(200)
    expectSecured(response, file)
    await response.arrayBuffer()
  }
})

function expectSecured({ headers }: Response, what: string): void {
  // Two headers of one name arrive joined by a comma.
  const { 'content-security-policy': _, 'cache-control': __, ...fixed } = securityHeaders({ isHttps: false })
  for (const [name, value] of Object.entries(fixed)) expect(headers.get(name), `${what}: ${name}`).toBe(value)
  expect(headers.get('content-security-policy'), what).toMatch(
    /^default-src '(none|self)';[^,]*frame-ancestors 'none'/,
  )
  expect(headers.get('cache-control'), what).toBeTruthy()
  expect(headers.get('x-powered-by'), what).toBeNull()
}
