import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { errors } from '#server/errors.ts'
import { edgeErrors } from './edge-answers.mjs'
import { createEdgeServer, requestLimits } from './edge-server.mjs'
import { everyAnswersHeaders } from './response-headers.mjs'

let close = async () => {}
afterEach(() => close())

/** A server whose pages say how many bytes came, and what it answers to the bytes that a socket sends. */
async function listen(limits = requestLimits, isHttps = false) {
  const { server, serve } = createEdgeServer({ isHttps, limits })
  const reached: string[] = []
  serve((request, response) => {
    reached.push(request.url ?? '')
    bodyOf(request).then(
      (bytes) => void (response.headersSent || response.end(`page, ${bytes} bytes`)),
      () => {}, // whoever sent it was cut off
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  const { port } = server.address() as AddressInfo
  const say = async (...pieces: string[]) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    let heard = ''
    socket.on('data', (chunk) => {
      heard += chunk
    })
    for (const piece of pieces) socket.write(piece)
    await once(socket, 'close')
    return heard
  }
  return { say, reached }
}

async function bodyOf(request: IncomingMessage): Promise<number> {
  let bytes = 0
  for await (const chunk of request) bytes += chunk.length
  return bytes
}

const get = (path: string, ...headers: string[]) =>
  `${[`GET ${path} HTTP/1.1`, 'host: training.test', 'connection: close', ...headers].join('\r\n')}\r\n\r\n`
const post = (body: string, ...headers: string[]) =>
  `${['POST /a HTTP/1.1', 'host: training.test', ...headers].join('\r\n')}\r\n\r\n${body}`
const small = { ...requestLimits, bodyBytes: 10, headersWithinMs: 120, requestWithinMs: 200 }

describe('what is refused', () => {
  it.each([
    ['an address that is too long', 414, get(`/${'a'.repeat(requestLimits.addressLength)}`)],
    ['headers that are too large', 431, get('/', `cookie: ${'a'.repeat(requestLimits.headerBytes)}`)],
    ['what is no HTTP', 400, 'hello\r\n\r\n'],
    ['a NUL in a path', 400, get('/attempts/%00')],
    ['a NUL in a query', 400, get('/admin/people?text=a%00b')],
    ['an overlong form of a slash', 400, get('/courses/..%c0%af')],
    ['half a character', 400, get('/courses/%e2%82')],
    ['an escape that is none', 400, get('/courses/%zz')],
    ['the address of another server', 400, get('http://evil.example/')],
    ['a length that two headers disagree on', 400, post('', 'content-length: 1', 'content-length: 2')],
    ['a length beside chunks', 400, post('', 'content-length: 1', 'transfer-encoding: chunked')],
    ['a body that says it is too large', 413, post('', 'content-length: 11')],
    [
      'a body in chunks that grows too large',
      413,
      post('8\r\naaaaaaaa\r\n8\r\naaaaaaaa\r\n', 'transfer-encoding: chunked'),
    ],
    ['headers that never end', 408, 'GET / HTTP/1.1\r\nhost: training.test\r\n'],
    ['a body that never ends', 408, post('a', 'content-length: 2')],
  ])('%s: %i with a sentence and every header', async (_what, status, bytes) => {
    const { say } = await listen(small)
    const [head = '', body = ''] = split(await say(bytes))
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    for (const name of Object.keys(everyAnswersHeaders(false))) expect(head).toContain(`${name}: `)
    expect(head.match(/content-security-policy/g)).toHaveLength(1)
    expect(body).toMatch(/<p>.{30,}<\/p>/)
  })

  it('is said in French to whoever reads that', async () => {
    const { say } = await listen(small)
    expect(await say(get('/%zz', 'accept-language: fr-CA,en'))).toContain('<html lang="fr">')
  })

  it('never reaches a page, but for a body that is read while it comes', async () => {
    const { say, reached } = await listen(small)
    await say(get('/%00'))
    await say(post('', 'content-length: 11'))
    expect(reached).toEqual([])
  })
})

describe('what is let through', () => {
  it.each([
    ['a body of the largest size', post('a'.repeat(10), 'connection: close', 'content-length: 10'), 10],
    [
      'a body in chunks',
      post('5\r\naaaaa\r\n0\r\n\r\n', 'connection: close', 'transfer-encoding: chunked'),
      5,
    ],
    ['an address with an accent', get('/courses/%C3%A9t%C3%A9?q=100%'), 0],
  ])('%s', async (_what, bytes, read) => {
    const { say } = await listen(small)
    const answer = await say(bytes)
    expect(answer).toMatch(/^HTTP\/1.1 200 /)
    expect(answer).toContain(`page, ${read} bytes`)
  })
})

it.each([
  [true, 'max-age=31536000; includeSubDomains'],
  [false, undefined],
])('https in future is demanded only where people come by https: %s', (isHttps, expected) => {
  expect(everyAnswersHeaders(isHttps)['strict-transport-security']).toBe(expected)
})

it('every refusal has the status and the message of the table of errors', () => {
  for (const [code, refusal] of Object.entries(edgeErrors))
    expect(errors[code as keyof typeof errors]).toEqual(refusal)
})

function split(answer: string): string[] {
  return answer.split('\r\n\r\n')
}
