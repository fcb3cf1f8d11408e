import { NextRequest } from 'next/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeDatabase } from '#server/store/database.ts'
import { proxy } from './proxy.ts'

/** As if the database had answered so many milliseconds ago. */
const databaseSeen = (agoMs: number) =>
  Object.assign(globalThis, { keypointDatabaseSight: { seenAtMs: performance.now() - agoMs } })
beforeEach(() => databaseSeen(0))
afterEach(async () => {
  vi.unstubAllEnvs()
  await closeDatabase()
})

const site = 'http://training.test'
const signedIn = { cookie: 'keypoint=sealed' }
const ask = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(new NextRequest(`${site}${path}`, init))

describe('a visitor without a session', () => {
  it('is sent to sign in and comes back to where they wanted to go', async () => {
    const response = await ask('/courses/oss?show=summary')
    expect(response.status).toBe(303)
    const next = new URL(response.headers.get('location') ?? '').searchParams.get('next')
    expect(next).toBe('/courses/oss?show=summary')
  })

  it('has their form handed on to its handler, which knows where to come back to', async () => {
    expect((await ask('/attempts/a1/submit', { method: 'POST' })).status).toBe(200)
  })

  it.each(['/sign-in', '/api/health', '/api/ready', '/accent.css'])('may see %s', async (path) => {
    expect((await ask(path)).status).toBe(200)
  })
})

describe('every answer', () => {
  it('carries a policy with a nonce of its own and no inline scripts or styles', async () => {
    const answers = await Promise.all([1, 2].map(() => ask('/', { headers: signedIn })))
    const policies = answers.map(({ headers }) => headers.get('content-security-policy') ?? '')
    expect(policies[0]).not.toBe(policies[1])
    expect(policies[0]).toMatch(/script-src 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/)
    expect(policies[0]).not.toContain('unsafe')
    expect(policies[0]).toContain("frame-ancestors 'none'")
  })

  it('lets an image that is opened by itself run nothing', async () => {
    const { headers } = await ask('/courses/oss/figures/a.svg', { headers: signedIn })
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox$/)
  })

  it('hands the page what it is to know and nothing that the visitor made up', async () => {
    const headers = {
      ...signedIn,
      'x-keypoint-path': '/admin',
      'x-forwarded-for': '203.0.113.9, 198.51.100.7',
    }
    const response = await ask('/me', { headers })
    expect(response.headers.get('x-middleware-request-x-keypoint-path')).toBe('/me')
    expect(response.headers.get('x-middleware-request-x-keypoint-address')).toBe('198.51.100.7')
    expect(response.headers.get('x-middleware-request-x-request-id')).toBe(
      response.headers.get('x-request-id'),
    )
  })
})

describe('while the database cannot be reached', () => {
  beforeEach(() => {
    vi.stubEnv('DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/nowhere')
    databaseSeen(60_000)
  })

  it.each([
    ['/', 'GET'],
    ['/sign-in', 'GET'],
    ['/attempts/a1/submit', 'POST'],
  ])('%s (%s) is answered with what is safe, without a script', async (path, method) => {
    const response = await ask(path, { method, headers: { ...signedIn, 'accept-language': 'fr' } })
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('60')
    expect(await response.text()).toMatch(/<html lang="fr">.*<p>Keypoint.*<\/p>/s)
  })

  it.each(['/api/health', '/api/ready'])('%s still says how things are', async (path) => {
    expect((await ask(path)).status).toBe(200)
  })
})
