import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyBytes } from './check-request.mjs'
import { guardedServer } from './guarded-server.mjs'
import { securityHeaders } from './security-headers.mjs'

const quick = { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 }
const { server, serve } = guardedServer({ isHttps: true, limits: quick })
const handled: string[] = []
const read: string[] = []

/** Stands for the pages: reads what is sent and answers without a single header. */
async function page(request: IncomingMessage, response: ServerResponse): Promise<void> {
  handled.push(request.url ?? '')
  read.push(await text(request).catch(() => ''))
  if (!response.writableEnded) response.end('page')
}

beforeAll(async () => {
  serve((request, response) => void page(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** What the server answers to exactly these bytes, until it closes the connection. */
async function send(bytes: string | Buffer): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => {}) // a connection may be cut while we still send
  socket.write(bytes)
  return text(socket)
}

const get = (path: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: training.test\r\nAccept: text/html\r\nConnection: close\r\n${more}\r\n`
const post = (more: string) =>
  `POST /sign-in HTTP/1.1\r\nHost: training.test\r\nAccept: text/html\r\n${more}\r\n`
const tooMuch = 'a'.repeat(bodyBytes + 1)

function expectEveryHeader(answer: string): void {
  const head = answer.slice(0, answer.indexOf('\r\n\r\n')).toLowerCase()
  for (const name of Object.keys(securityHeaders({ isHttps: true })))
    expect(head.split('\r\n').filter((line) => line.startsWith(`${name}:`))).toHaveLength(1)
}

test('what a page answers is secured', async () => {
  const answer = await send(get('/me'))
  expect(answer).toMatch(/^HTTP\/1.1 200 /)
  expectEveryHeader(answer)
})

for (const [what, bytes, status, sentence] of [
  ['no HTTP at all', 'hello\r\n\r\n', 400, 'The request could not be read'],
  ['a request without a host', 'GET / HTTP/1.1\r\nAccept: text/html\r\n\r\n', 400, 'could not be read'],
  ['two lengths', post('Content-Length: 1\r\nContent-Length: 2\r\n'), 400, 'could not be read'],
  ['a length beside chunks', post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'), 400, 'not be read'],
  ['an expectation', get('/', 'Expect: the-unexpected\r\n'), 400, 'could not be read'],
  ['headers without end', get('/', `Cookie: ${'a'.repeat(20_000)}\r\n`), 431, 'Delete the cookies'],
  ['an address without end', get(`/${'a'.repeat(9000)}`), 414, 'This address is too long'],
  ['a body said to be too large', post('Content-Length: 99999999\r\n'), 413, 'is too large'],
  [
    'a body that turns out too large',
    `${post('Transfer-Encoding: chunked\r\n')}${tooMuch.length.toString(16)}\r\n${tooMuch}\r\n`,
    413,
    'is too large',
  ],
  ['headers that never end', 'GET / HTTP/1.1\r\nHost: training.test\r\n', 408, 'took too long'],
  ['a body that never ends', `${post('Content-Length: 10\r\n')}abc`, 408, 'took too long'],
  ['a way to trace', 'TRACE / HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n\r\n', 405, 'cannot be used'],
] as const)
  test(`${what}: ${status} with a sentence and every header`, async () => {
    const answer = await send(bytes)
    expect(answer.split('\r\n')[0]).toContain(` ${status} `)
    expect(answer).toContain(sentence)
    expectEveryHeader(answer)
  })

test.each([
  '//evil.example/',
  '/courses//oss',
  '/courses/../admin',
  '/courses/%2e%2e/admin',
  '/courses/.%2E/admin',
  '/courses/oss/figures/..%2f..%2fpackage.json',
  '/courses/oss/figures/..%5c..%5cpackage.json',
  '/courses/oss/figures/..\\..\\package.json',
  '/courses/%c0%ae%c0%ae/admin',
  '/courses/%ff',
  '/courses/%zz',
  '/courses/%00',
  '/courses/a%0d%0aset-cookie:x',
  '/search?text=%00',
  'http://evil.example/',
])('the address %s is refused and reaches no page', async (path) => {
  handled.length = 0
  const answer = await send(get(path))
  expect(answer).toMatch(/^HTTP\/1.1 400 /)
  expect(answer).toContain('Check the address')
  expectEveryHeader(answer)
  expect(handled).toEqual([])
})

test.each(['/', '/courses/oss?next=/a//b', '/courses/%C3%A9t%C3%A9', '/admin/people?text=%2e%2e%2f'])(
  'the address %s is served',
  async (path) => {
    expect(await send(get(path))).toMatch(/^HTTP\/1.1 200 /)
  },
)

test('a refusal is in French for those who read French, and plain text for programs', async () => {
  const french = await send(get('/%ff', 'Accept-Language: fr-CA\r\n'))
  expect(french).toContain('Cette adresse est illisible')
  const plain = await send('GET /%ff HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n')
  expect(plain).toContain('content-type: text/plain')
})

const action = 'ab'.repeat(21)
const part = (name: string, value: string) =>
  `------x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const sent = `${part('_1_name', 'Ada')}${part('0', '[{},"$K1"]')}------x--\r\n`
const toAction = (more: string) =>
  post(
    `Next-Action: ${action}\r\nContent-Type: multipart/form-data; boundary=----x\r\nConnection: close\r\n${more}\r\n`,
  ).trimEnd()
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`

test.each([
  ['at once', `${toAction(`Content-Length: ${sent.length}\r\n`)}\r\n\r\n${sent}`],
  [
    'in pieces',
    `${toAction('Transfer-Encoding: chunked\r\n')}\r\n\r\n${chunk(sent.slice(0, 60))}${chunk(sent.slice(60))}0\r\n\r\n`,
  ],
])('a form for an action reaches its page whole when it comes %s', async (_, bytes) => {
  read.length = 0
  expect(await send(bytes)).toMatch(/^HTTP\/1.1 200 /)
  expect(read).toEqual([sent])
})

test.each([
  ['a form cut off', `${toAction('Content-Length: 60\r\n')}\r\n\r\n${sent.slice(0, 60)}`],
  [
    'JSON',
    `${post(
      `Next-Action: ${action}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n`,
    )}[]`,
  ],
])('an action that is sent %s is refused with a sentence, and no page sees it', async (_, bytes) => {
  handled.length = 0
  const answer = await send(bytes)
  expect(answer).toMatch(/^HTTP\/1.1 400 /)
  expect(answer).toContain('The form could not be read')
  expectEveryHeader(answer)
  expect(handled).toEqual([])
})

test('a form for an action that turns out too large, or never ends, is refused as any other', async () => {
  handled.length = 0
  const head = toAction('Transfer-Encoding: chunked\r\n')
  expect(await send(`${head}\r\n\r\n${chunk(tooMuch)}`)).toMatch(/^HTTP\/1.1 413 /)
  expect(await send(`${head}\r\n\r\n${chunk('a')}`)).toMatch(/^HTTP\/1.1 408 /)
  expect(handled).toEqual([])
})
