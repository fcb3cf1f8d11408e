import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { currentCatalogue } from '#server/catalogue.ts'
import { done } from '#server/commands/done.ts'
import { startAttempt } from '#server/commands/start-attempt.ts'
import { demoEmail } from '#server/demo/cast.ts'
import { closeDatabase, database } from '#server/store/database.ts'
import { demoPassword, expect, test } from './fixtures.ts'
import { startInstance } from './instance.ts'
import { assign, by, makeGroup, makeMember, memberPassword, reachDatabase } from './members.ts'
import { signInByForm } from './permissions/visitor.ts'
import { expectSecured } from './secured.ts'

test.beforeAll(reachDatabase)
test.afterAll(closeDatabase)

type Kind = [what: string, path: string, status: number, more?: RequestInit & { signedIn?: true }]

/** Every kind of answer that the server gives: what is asked, by whom, and the status. */
const kinds: Kind[] = [
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
  ['the icon where a browser looks first', '/favicon.ico', 200],
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
  for (const kind of kinds) await expectAnswer(origin, kind, cookie)
})

test('so do a course’s figure, a saved answer, an export, what is not modified and what failed', async ({
  baseURL,
}) => {
  const origin = baseURL ?? ''
  const { courses, entries } = await currentCatalogue()
  const figure = [...entries.values()].find(({ kind }) => kind === 'figure')
  const course = courses.get(figure?.courseId ?? '')
  const keyPointId = course?.modules[0]?.keyPoints[0]?.id ?? ''
  const courseId = course?.id ?? ''
  const auditor = [{ role: 'auditor' as const, courseId: null }]
  const { personId, email } = await makeMember('Answers Every', auditor, await makeGroup('Answers'))
  await assign(courseId, 'person', personId)
  const { attemptId } = done(await startAttempt({ personId, courseId, keyPointId }, by()))
  const { planText } = await database().attempt.findUniqueOrThrow({ where: { id: attemptId } })
  const questionId = JSON.parse(planText).questions[0].questionId
  const cookie = await signInByForm(origin, email, memberPassword)
  const figurePath = `/courses/${courseId}/figures/${figure?.itemId}`
  const answer = {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ questionId, values: [] }),
  }
  const ask = (...[what, path, status, more]: Kind) =>
    expectAnswer(origin, [what, path, status, { ...more, signedIn: true }], cookie)

  const shown = await ask('a figure', figurePath, 200)
  const same = { headers: { 'if-none-match': shown.headers.get('etag') ?? '' } }
  const unmodified = await ask('a figure that is not modified', figurePath, 304, same)
  for (const { headers } of [shown, unmodified])
    expect(headers.get('cache-control')).toBe('private, max-age=0, must-revalidate')
  const csv = await ask('an export', `/admin/reports/completion.csv?course=${courseId}`, 200)
  expect(csv.headers.get('content-type')).toContain('text/csv')
  expect(await csv.text()).toContain('Answers Every')
  const saved = await ask('a saved answer', `/attempts/${attemptId}/answers`, 200, answer)
  expect(await saved.json()).toMatchObject({ ok: true })

  await database().attempt.update({ where: { id: attemptId }, data: { planText: 'not a plan' } })
  const page = await ask('a page that failed', `/attempts/${attemptId}`, 500)
  expect(await page.text()).toContain('Something went wrong on our side')
  await ask('a route that failed', `/attempts/${attemptId}/answers`, 500, answer)
  await database().attempt.update({ where: { id: attemptId }, data: { planText } })
})

test('with https every answer says to stay with it, the icon and a file of the build as well', async () => {
  const base = 'https://training.example.org'
  const { origin, stop } = await startInstance(() => ({ KEYPOINT_BASE_URL: base }))
  const page = await (await fetch(`${origin}/sign-in`)).text()
  const file = page.match(/"(\/_next\/[^"]+)"/)?.[1] ?? ''
  const open = kinds.filter(([, , , more]) => !more?.signedIn)
  for (const kind of [...open, ['a file of the build', file, 200] as Kind])
    await expectAnswer(origin, kind, '', { base, isHttps: true })
  await stop()
})

test('what pages are made of is secured as well', async ({ baseURL }) => {
  const page = await (await fetch(`${baseURL}/sign-in`)).text()
  const files = [...page.matchAll(/(?:src|href)="(\/_next\/[^"]+)"/g)].map((match) => match[1] ?? '')
  expect(files.length).toBeGreaterThan(2)
  for (const file of files) {
    const response = await fetch(`${baseURL}${file}`)
    expect(response.status, file).toBe(200)
    expectSecured(response.headers, file)
    await response.arrayBuffer()
  }
})

test('what is read is packed for the way, unless a proxy in front does that', async ({ baseURL }) => {
  const behind = await startInstance(() => ({ TRUST_PROXY: '1' }))
  const page = await (await fetch(`${baseURL}/sign-in`)).text()
  const script = page.match(/"(\/_next\/[^"]+\.js)"/)?.[1] ?? ''
  for (const path of ['/sign-in', '/no-such-page', script]) {
    const packed = await fetch(`${baseURL}${path}`, { headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers.get('content-encoding'), path).toBe('gzip')
    expect(packed.headers.get('vary'), path).toMatch(/accept-encoding/i)
    const asItIs = await fetch(`${baseURL}${path}`, { headers: { 'accept-encoding': 'identity' } })
    expect(asItIs.headers.get('content-encoding'), path).toBeNull()
    const left = await fetch(`${behind.origin}${path}`, { headers: { 'accept-encoding': 'gzip' } })
    expect(left.headers.get('content-encoding'), path).toBeNull()
    for (const response of [packed, asItIs, left]) await response.arrayBuffer()
  }
  await behind.stop()
})

test('a part of a file is sent to those who take it as it is, and never packed', async ({ baseURL }) => {
  const page = await (await fetch(`${baseURL}/sign-in`)).text()
  const script = page.match(/"(\/_next\/[^"]+\.js)"/)?.[1] ?? ''
  const part = (accepts: Record<string, string>) =>
    rawGet(`${baseURL}${script}`, { range: 'bytes=0-4999', ...accepts })
  const asItIs = await part({})
  expect([asItIs.status, asItIs.headers['content-range']?.split('/')[0]]).toEqual([206, 'bytes 0-4999'])
  expect(asItIs.bytes).toBe(5000)
  for (const encoding of ['gzip', 'deflate', '*']) {
    const { status, headers } = await part({ 'accept-encoding': encoding })
    expect([status, headers['content-range']], encoding).toEqual([200, undefined])
  }
})

/** As `fetch`, which cannot leave out what it accepts. */
async function rawGet(url: string, headers: Record<string, string>) {
  const [response] = (await once(get(url, { headers }), 'response')) as [IncomingMessage]
  let bytes = 0
  for await (const chunk of response) bytes += chunk.length
  return { status: response.statusCode, headers: response.headers, bytes }
}

/** Asks, and expects the status with all headers; of what is one's own, that nothing between keeps it. */
async function expectAnswer(
  origin: string,
  [what, path, status, { signedIn, headers, ...init } = {}]: Kind,
  cookie: string,
  { base = origin, isHttps = false } = {},
): Promise<Response> {
  const response = await fetch(`${origin}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { origin: base, accept: 'text/html', ...(signedIn && { cookie }), ...(headers as object) },
  })
  expect(response.status, what).toBe(status)
  expectSecured(response.headers, what, { isHttps })
  if (signedIn) expect(response.headers.get('cache-control'), what).toMatch(/private|no-store/)
  if (status >= 400 && status !== 431 && status !== 500 && !path.startsWith('/_next'))
    expect((await response.clone().text()).length, what).toBeGreaterThan(40)
  return response
}
