import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { answerFaults } from './fault-answer.mjs'

let isReady = true
let isMoving = false
let answer: (response: ServerResponse) => void = () => {}
const server = createServer((request, response) => {
  answerFaults(
    request,
    response,
    () => Promise.resolve(isReady),
    () => isMoving,
  )
  answer(response)
}).listen(0, '127.0.0.1')

afterAll(() => {
  server.close()
})

async function ask(given: (response: ServerResponse) => void, language = 'en') {
  answer = given
  if (!server.listening) await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return fetch(`http://127.0.0.1:${port}/`, { headers: { 'accept-language': language } })
}

/** As Next answers with a page that failed: a blank one that scripts are to fill. */
function failedPage(response: ServerResponse): void {
  response.statusCode = 500
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('x-request-id', 'the-request')
  response.flushHeaders()
  response.write('<html id="__next_error__">')
  response.end('</html>')
}

test('a failed page says what happened, what is safe and what to do, and how the log knows it', async () => {
  isReady = true
  const response = await ask(failedPage)
  expect(response.status).toBe(500)
  const body = await response.text()
  expect(body).toContain('What was said to be saved is safe. Try again')
  expect(body).toContain('the-request')
  expect(body).not.toContain('__next_error__')
})

/** As Next answers for an action that failed, or that no build has: a few words and no page. */
const fewWords = (status: number) => (response: ServerResponse) => {
  response.statusCode = status
  response.setHeader('content-type', 'text/plain')
  response.end('Internal Server Error')
}

test('an action that failed without a script says what happened, and one that is not there that nothing did', async () => {
  isReady = true
  const failed = await ask(fewWords(500))
  expect(failed.status).toBe(500)
  expect(await failed.text()).toContain('What was said to be saved is safe. Try again')
  const unknown = await ask(fewWords(409))
  expect(unknown.status).toBe(400)
  expect(await unknown.text()).toContain('The form could not be read. Nothing was changed.')
})

test("a form's handler that failed does not leave a blank page", async () => {
  isReady = true
  const response = await ask((failed) => {
    failed.statusCode = 500
    failed.end()
  })
  expect([response.status, response.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8'])
  expect(await response.text()).toContain('What was said to be saved is safe. Try again')
})

test('a page that failed since the database is away says so', async () => {
  isReady = false
  const response = await ask(failedPage, 'fr')
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('60')
  expect(await response.text()).toContain('Keypoint ne peut pas joindre sa base de données')
})

test('a page that failed while the database is moved says so, and when to come back', async () => {
  isReady = true
  isMoving = true
  for (const [language, words] of [
    ['en', 'Keypoint is being moved to another database'],
    ['fr', 'Keypoint est en cours de transfert'],
  ] as const) {
    const response = await ask(failedPage, language)
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('60')
    expect(await response.text()).toContain(words)
  }
  isMoving = false
})

test('every other answer is left as it is', async () => {
  const page = await ask((response) => {
    response.setHeader('content-type', 'text/html')
    response.write('a ')
    response.end('page')
  })
  expect([page.status, await page.text()]).toEqual([200, 'a page'])
  const json = await ask((response) => {
    response.writeHead(503, { 'content-type': 'application/json' }).end('{}')
  })
  expect([json.status, await json.text()]).toEqual([503, '{}'])
})
