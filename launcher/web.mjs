// The web server as a process of its own: node launcher/web.mjs. It prepares Next while the database still starts,
// listens when its parent says so, and finishes the requests it has when its parent says stop or is gone.
import next from 'next'
import pino from 'pino'
import { quietConsoleError } from '../server/error-without-values.mjs'
import { withAnswerStatus } from './answer-status.mjs'
import { answerFaults } from './fault-answer.mjs'
import { believeOnlyOurProxies } from './forwarded-headers.mjs'
import { guardedServer } from './guarded-server.mjs'
import { servesMovedData } from './moved-data.mjs'
import { useOneOrigin } from './one-origin.mjs'
import { whenParentIsGone } from './parent-gone.mjs'
import { askForTheWhole } from './whole-answers.mjs'

const requestsEndWithinMs = 10_000
const readyWithinMs = 3000
const dev = process.argv.includes('--dev')
const port = Number(process.env.PORT)
const hostname = process.env.HOST
const trustedProxies = Number(process.env.TRUST_PROXY || 0)
const base = process.env.KEYPOINT_BASE_URL
const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
})

const say = console.log
if (!dev) {
  console.log = () => {} // Next tells how it reads its settings
  console.error = quietConsoleError(log) // and prints errors whole, beside what instrumentation.ts logs of them
}
const { server, serve } = guardedServer({ isHttps: base?.startsWith('https:') ?? false })
const app = next({ dev, hostname, port, dir: process.cwd(), httpServer: server })
const prepared = app.prepare()
let stopping = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
whenParentIsGone(stop)
process.on('message', (message) => {
  if (message === 'go') void listen()
  if (message === 'stop') stop()
})

async function listen() {
  await prepared
  console.log = say
  const handle = app.getRequestHandler()
  serve((request, response) => {
    const begun = performance.now()
    believeOnlyOurProxies(request, trustedProxies)
    useOneOrigin(request, base)
    if (trustedProxies === 0) askForTheWhole(request) // we pack what we send
    if (!dev) answerFaults(request, response, isReady, servesMovedData)
    if (stopping) response.setHeader('connection', 'close')
    response.on('close', () => report(request, response, performance.now() - begun))
    withAnswerStatus(response, () => void handle(request, response))
  })
  server.once('error', (error) => process.send?.({ failed: error.message }, () => process.exit(1)))
  server.listen(port, hostname, () => process.send?.({ ready: true }, () => {}))
}

/** Asked when a page has failed: is it the page, or has the instance lost its database? */
async function isReady() {
  const host = hostname === '0.0.0.0' || !hostname ? '127.0.0.1' : hostname
  const signal = AbortSignal.timeout(readyWithinMs)
  return fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/api/ready`, { signal }).then(
    (response) => response.ok,
    () => false,
  )
}

/**
 * One line a request: no query (it may hold what was searched for) and no address.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {number} ms
 */
function report(request, response, ms) {
  const path = request.url?.split('?')[0]
  if (path?.startsWith('/_next/')) return
  const { method } = request
  const { statusCode: status, writableFinished: finished } = response
  log.info(
    { requestId: response.getHeader('x-request-id'), method, path, status, finished, ms: Math.round(ms) },
    'request',
  )
}

function stop() {
  if (stopping) return
  stopping = true
  if (!server.listening) process.exit(0)
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), requestsEndWithinMs).unref()
}
