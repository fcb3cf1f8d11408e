import type { JWTPayload } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import {
  type FakeProvider,
  newKey,
  settingsFor,
  signed,
  startFakeProvider,
  unsigned,
} from '#test/oidc/fake-provider.ts'
import { beginFlow, type Flow } from './flow.ts'
import { providerProblemOf } from './provider-problem.ts'
import { returnFromProvider } from './return-from-provider.ts'
import type { OidcSettings } from './settings.ts'

const db = testDatabase()
process.env.LOG_LEVEL = 'silent'
const key = await newKey('first')
const stranger = await newKey('first')
const now = new Date()
const seconds = Math.floor(now.getTime() / 1000)

let fake: FakeProvider
let settings: OidcSettings
let flow: Flow

beforeEach(async () => {
  fake = await startFakeProvider()
  fake.published = [key]
  settings = settingsFor(fake.issuer)
  flow = (await beginFlow(settings, '/courses', now)).flow
})
afterEach(() => fake.close())

const claims = (changes: JWTPayload = {}): JWTPayload => ({
  iss: fake.issuer,
  sub: 'u1',
  aud: 'keypoint',
  iat: seconds,
  exp: seconds + 300,
  nonce: flow.nonce,
  email: 'ada@example.org',
  email_verified: true,
  name: 'Ada',
  ...changes,
})

function answerWith(idToken: string): void {
  const body = { access_token: 'access', token_type: 'bearer', id_token: idToken }
  fake.tokenAnswer = () => ({ status: 200, body })
}

const comeBack = (query: Record<string, string> = {}) => {
  const search = new URLSearchParams({ code: 'code', state: flow.state, iss: fake.issuer, ...query })
  return returnFromProvider(settings, flow, `?${search}`, now)
}

test('whoever the provider vouches for is let in', async () => {
  answerWith(await signed(claims(), key))
  expect(await comeBack()).toMatchObject({ ok: true })
  expect(await db().person.count()).toBe(1)
})

describe('an ID token is not trusted', () => {
  test.each<[string, () => Promise<string> | string]>([
    ['with another nonce', () => signed(claims({ nonce: 'another' }), key)],
    ['without a nonce', () => signed(claims({ nonce: undefined }), key)],
    ['for another audience', () => signed(claims({ aud: 'somebody-else' }), key)],
    [
      'for two audiences, another one using it',
      () => signed(claims({ aud: ['keypoint', 'b'], azp: 'b' }), key),
    ],
    ['of another issuer', () => signed(claims({ iss: 'https://evil.example' }), key)],
    ['that has expired', () => signed(claims({ iat: seconds - 900, exp: seconds - 120 }), key)],
    ['signed with a key that is not published', () => signed(claims(), stranger)],
    ['signed with a key of an unknown id', async () => signed(claims(), { ...key, kid: 'unknown' })],
    ['that nobody has signed', () => unsigned(claims())],
    ['changed after it was signed', async () => tamper(await signed(claims(), key))],
    ['without a subject', () => signed(claims({ sub: undefined }), key)],
  ])('%s', async (_words, make) => {
    answerWith(await make())
    expect(await comeBack()).toEqual({ ok: false, problem: 'not-trusted', personId: null })
    expect(await db().person.count()).toBe(0)
  })

  test('when userinfo is about somebody else', async () => {
    fake.userInfo = { sub: 'u2', email: 'eve@example.org', email_verified: true }
    settings = settingsFor(fake.issuer, { clientId: 'keypoint ' })
    flow = (await beginFlow(settings, '/', now)).flow
    answerWith(await signed(claims({ aud: 'keypoint ' }), key))
    expect(await comeBack()).toMatchObject({ problem: 'not-trusted' })
  })
})

function tamper(token: string): string {
  const [header, , signature] = token.split('.')
  const changed = Buffer.from(JSON.stringify(claims({ sub: 'admin' }))).toString('base64url')
  return `${header}.${changed}.${signature}`
}

test('a key that the provider has just begun to use counts at once, and the one before it no more', async () => {
  answerWith(await signed(claims(), key))
  expect(await comeBack()).toMatchObject({ ok: true })
  const next = await newKey('second')
  fake.published = [next]
  flow = (await beginFlow(settings, '/', now)).flow
  answerWith(await signed(claims(), next))
  expect(await comeBack()).toMatchObject({ ok: true })
  flow = (await beginFlow(settings, '/', now)).flow
  answerWith(await signed(claims(), key))
  expect(await comeBack()).toMatchObject({ problem: 'not-trusted' })
  expect(fake.discoveries).toBe(1)
})

describe('an answer is not taken', () => {
  beforeEach(async () => answerWith(await signed(claims(), key)))

  test('twice, however the provider takes it', async () => {
    const outcomes = await Promise.all([comeBack(), comeBack(), comeBack()])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await comeBack()).toMatchObject({ problem: 'start-again' })
  })

  test('with the state of another sign-in, which stays open', async () => {
    expect(await comeBack({ state: 'another' })).toMatchObject({ problem: 'start-again' })
    expect(await comeBack()).toMatchObject({ ok: true })
  })

  test('from another issuer than the one asked (RFC 9207)', async () => {
    expect(await comeBack({ iss: 'https://evil.example' })).toMatchObject({ problem: 'not-trusted' })
  })

  test('after a quarter of an hour', async () => {
    flow = { ...flow, until: now.getTime() }
    expect(await comeBack()).toMatchObject({ problem: 'start-again' })
  })
})

describe('a provider that fails', () => {
  test.each([
    ['access_denied', 'denied'],
    ['temporarily_unavailable', 'unavailable'],
    ['invalid_scope', 'not-trusted'],
  ])('with %s is told as %s', async (error, problem) => {
    const search = new URLSearchParams({ error, state: flow.state, iss: fake.issuer })
    expect(await returnFromProvider(settings, flow, `?${search}`, now)).toMatchObject({ problem })
  })

  test.each([
    [400, { error: 'invalid_grant' }, 'start-again'],
    [401, { error: 'invalid_client' }, 'not-trusted'],
    [502, {}, 'unavailable'],
    [503, { error: 'temporarily_unavailable' }, 'unavailable'],
  ])('with %d %j is told as %s', async (status, body, problem) => {
    fake.tokenAnswer = () => ({ status, body })
    expect(await comeBack()).toMatchObject({ problem })
  })

  test('by saying nothing is not waited for long', async () => {
    fake.answers = false
    settings = { ...settings, timeoutSeconds: 1 }
    expect(await comeBack()).toMatchObject({ problem: 'unavailable' })
  })

  test('by not being there is told as unavailable, and counts again as soon as it is back', async () => {
    const { issuer } = fake
    await fake.close()
    const gone = settingsFor(issuer, { clientId: 'of another installation' })
    await expect(beginFlow(gone, '/', now)).rejects.toThrow()
    expect(await beginFlow(gone, '/', now).catch(providerProblemOf)).toBe('unavailable')
    fake = await startFakeProvider(Number(new URL(issuer).port))
    expect(await beginFlow(gone, '/', now)).toMatchObject({ flow: { next: '/' } })
  })

  test('by calling itself something else is not begun with', async () => {
    const { issuer } = fake
    fake.issuer = 'https://evil.example'
    await expect(beginFlow(settingsFor(`${issuer}/`, { clientId: 'x' }), '/', now)).rejects.toThrow()
  })
})

test('the way to the provider asks for a code with PKCE, state and nonce, and keeps the way back on this site', async () => {
  const { url, flow } = await beginFlow(settings, '//evil.example', now)
  const asked = Object.fromEntries(new URL(url).searchParams)
  expect(asked).toMatchObject({
    response_type: 'code',
    client_id: 'keypoint',
    redirect_uri: 'https://training.example.org/sign-in/oidc/callback',
    scope: 'openid email profile',
    code_challenge_method: 'S256',
    state: flow.state,
    nonce: flow.nonce,
  })
  expect(asked.code_challenge).not.toBe(flow.verifier)
  expect(flow.next).toBe('/')
})
