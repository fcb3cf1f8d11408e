import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseEnv } from './env.ts'
import { variables } from './env-variables.ts'

const secret = 'x'.repeat(40)
const server = { NODE_ENV: 'production', DATABASE_URL: 'postgresql://app:pw@db/keypoint' }

function problemsOf(source: Record<string, string>): string[] {
  const result = parseEnv(source)
  return result.ok ? [] : result.problems
}

test('with nothing set, everything has its default', () => {
  expect(parseEnv({})).toMatchObject({
    ok: true,
    env: { PORT: 3000, KEYPOINT_DATA: '.data', KEYPOINT_CONTENT: 'content', TRUST_PROXY: 0 },
  })
})

test('an empty variable counts as absent', () => {
  expect(parseEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ ok: true, env: { PORT: 3000 } })
})

describe('a wrong variable', () => {
  for (const [name, value] of [
    ['PORT', '80a'],
    ['PORT', '70000'],
    ['LOG_LEVEL', 'loud'],
    ['KEYPOINT_BASE_URL', 'https://example.org/training'],
    ['KEYPOINT_ACCENT', 'blue'],
    ['TRUST_PROXY', 'yes'],
  ] as const) {
    test(`is named with what was given: ${name}=${value}`, () => {
      expect(problemsOf({ [name]: value })).toEqual([
        expect.stringMatching(new RegExp(`^${name} is "${value}"; expected .+\\.$`)),
      ])
    })
  }

  test('that is secret is named without its value', () => {
    const problems = problemsOf({
      DATABASE_URL: 'mysql://app:hunter2@db',
      KEYPOINT_SESSION_SECRET: 'hunter2',
    })
    expect(problems).toHaveLength(2)
    expect(problems.join()).not.toContain('hunter2')
  })
})

test('all problems are told at once', () => {
  expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'y', TRUST_PROXY: 'z' })).toHaveLength(3)
})

describe('in production on a server', () => {
  test('every missing secret and the base URL are demanded by name', () => {
    expect(problemsOf(server)).toEqual([
      expect.stringContaining('KEYPOINT_SESSION_SECRET is missing'),
      expect.stringContaining('KEYPOINT_BASE_URL is missing'),
    ])
  })

  test('nothing is demanded that is there', () => {
    const set = { KEYPOINT_SESSION_SECRET: secret, KEYPOINT_BASE_URL: 'https://example.org' }
    expect(parseEnv({ ...server, ...set }).ok).toBe(true)
  })
})

test('an owner needs an application beside it', () => {
  expect(problemsOf({ DATABASE_OWNER_URL: 'postgresql://owner@db/keypoint' })).toEqual([
    expect.stringContaining('DATABASE_URL is missing'),
  ])
})

test('who wants mail sent says from whom and where its links lead', () => {
  const problems = problemsOf({ SMTP_URL: 'smtp://mail.example.org' })
  expect(problems).toEqual([
    expect.stringContaining('SMTP_FROM is missing'),
    expect.stringContaining('KEYPOINT_BASE_URL is missing'),
  ])
  expect(problemsOf({ SMTP_URL: 'https://user:hunter2@mail.example.org' }).join()).not.toContain('hunter2')
})

test('the README names every variable that somebody may set', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const setByKeypoint = ['NODE_ENV', 'KEYPOINT_EMBEDDED']
  const names = Object.keys(variables).filter((name) => !setByKeypoint.includes(name))
  expect(names.filter((name) => !readme.includes(`| \`${name}\` `))).toEqual([])
})

describe('a provider to sign in at', () => {
  const provider = {
    OIDC_ISSUER: 'https://id.example.org',
    OIDC_CLIENT_ID: 'keypoint',
    OIDC_CLIENT_SECRET: 'hunter2',
    KEYPOINT_BASE_URL: 'https://training.example.org',
  }

  test('needs all of what it needs, and gets its defaults', () => {
    expect(parseEnv(provider)).toMatchObject({
      env: { OIDC_CREATE: { kind: 'never' }, OIDC_CLAIMS: { groups: 'groups' }, OIDC_SECOND_FACTOR: 'ask' },
    })
    for (const name of Object.keys(provider)) {
      if (name === 'KEYPOINT_BASE_URL') continue
      expect(problemsOf({ [name]: provider[name as keyof typeof provider] })).toHaveLength(3)
    }
    expect(problemsOf({ OIDC_NAME: 'Example ID' })).toHaveLength(4)
    expect(problemsOf({ ...provider, KEYPOINT_BASE_URL: '' })).toEqual([
      expect.stringMatching(/^KEYPOINT_BASE_URL is missing; with OIDC_ISSUER it must be /),
    ])
  })

  test.each([
    ['OIDC_ISSUER', 'http://id.example.org'],
    ['OIDC_ISSUER', 'https://id.example.org?tenant=1'],
    ['OIDC_ISSUER', 'id.example.org'],
    ['OIDC_CREATE', 'everyone'],
    ['OIDC_CREATE', 'domains:'],
    ['OIDC_CLAIMS', 'group=roles'],
    ['OIDC_SCOPES', 'email profile'],
    ['OIDC_CLIENT_AUTH', 'none'],
    ['OIDC_SECOND_FACTOR', 'never'],
  ])('with %s=%s is refused by name', (name, value) => {
    expect(problemsOf({ ...provider, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} is ".+"; expected .+\\.$`)),
    ])
  })

  test('on this machine may speak plain http', () => {
    expect(problemsOf({ ...provider, OIDC_ISSUER: 'http://127.0.0.1:4000' })).toEqual([])
  })
})
