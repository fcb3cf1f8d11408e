import { NextRequest } from 'next/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { proxy } from './proxy.ts'

const site = 'http://training.test'
const signedIn = { cookie: 'keypoint=sealed' }
const ask = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(new NextRequest(`${site}${path}`, init))

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('a visitor without a session', () => {
  it('is sent to sign in and comes back to where they wanted to go', () => {
    const response = ask('/courses/oss?show=summary')
    expect(response.status).toBe(303)
    const next = new URL(response.headers.get('location') ?? '').searchParams.get('next')
    expect(next).toBe('/courses/oss?show=summary')
  })

  it('has their form handed on to its handler, which knows where to come back to', () => {
    const headers = { origin: site, host: 'training.test' }
    expect(ask('/attempts/a1/submit', { method: 'POST', headers }).status).toBe(200)
  })

  it.each(['/sign-in', '/privacy', '/api/health', '/api/ready', '/accent.css'])('may see %s', (path) => {
    expect(ask(path).status).toBe(200)
  })
})

it.each(['/attempts/%00', '/admin/people?text=a%00b', '/sign-in?next=%00'])('%s is refused', (path) => {
  expect(ask(path, { headers: signedIn }).status).toBe(400)
})

it.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a site whose name begins like ours', { origin: 'http://training.test.evil.example' }],
  ['another port', { origin: 'http://training.test:8080' }],
  ['an opaque origin', { origin: 'null' }],
  ['an origin that is none', { origin: 'training.test' }],
  ['nobody says where', {}],
  ['a sibling of our domain', { 'sec-fetch-site': 'same-site' }],
])('a form from %s is refused before any page is asked, with a sentence', async (_, from) => {
  const headers = { ...signedIn, host: 'training.test', accept: 'text/html', ...from }
  for (const path of ['/sign-in', '/admin/people/new', '/attempts/a1/submit', '/a-route-yet-to-come']) {
    const response = ask(path, { method: 'POST', headers })
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('This form was sent from another site, so nothing was changed.')
  }
})

describe('every answer', () => {
  it('carries a policy with a nonce of its own and no inline scripts or styles', () => {
    const policies = [1, 2].map(
      () => ask('/', { headers: signedIn }).headers.get('content-security-policy') ?? '',
    )
    expect(policies[0]).not.toBe(policies[1])
    expect(policies[0]).toMatch(/script-src 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/)
    expect(policies[0]).not.toContain('unsafe')
    expect(policies[0]).toContain("frame-ancestors 'none'")
  })

  it('lets an image that is opened by itself run nothing', () => {
    const policy = ask('/courses/oss/figures/a.svg', { headers: signedIn }).headers.get(
      'content-security-policy',
    )
    expect(policy).toMatch(/default-src 'none'.*sandbox$/)
  })

  it('hands the page what it is to know and nothing that the visitor made up', () => {
    const headers = {
      ...signedIn,
      'x-keypoint-path': '/admin',
      'x-forwarded-for': '203.0.113.9, 198.51.100.7',
    }
    const response = ask('/me', { headers })
    expect(response.headers.get('x-middleware-request-x-keypoint-path')).toBe('/me')
    expect(response.headers.get('x-middleware-request-x-keypoint-address')).toBe('198.51.100.7')
    expect(response.headers.get('x-middleware-request-x-request-id')).toBe(
      response.headers.get('x-request-id'),
    )
  })
})
