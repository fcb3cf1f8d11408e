import { refusalAnswer } from './refusals.mjs'

/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {import('./answer-status.mjs').WriteHead} WriteHead */
/**
 * What writes a body: each of its overloads begins with what is written and may end with whom to call.
 * @typedef {(...given: unknown[]) => unknown} WriteBody
 */

/**
 * Puts a page that needs no script in the place of a page that failed: Next would have the browser draw it. The same
 * for the few words that Next has for an action that failed or is not there, and for the none that it has for a form's
 * handler that failed. It says that the database is away when `isReady` says no, and that it is being moved when
 * `isMoving` says so.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {() => Promise<boolean>} isReady
 * @param {() => boolean} isMoving
 */
export function answerFaults(request, response, isReady, isMoving = () => false) {
  const writeHead = /** @type {WriteHead} */ (response.writeHead.bind(response))
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  const flushHeaders = response.flushHeaders.bind(response)
  let isReplaced = false

  const faultOfOurs = async () => {
    const otherwise = (await isReady()) ? 'unexpected' : 'unavailable'
    return isMoving() ? 'moving' : otherwise
  }
  /** @param {number} status */
  const finish = async (status) => {
    const answer = refusalAnswer(status < 500 ? 'not-understood' : await faultOfOurs(), {
      language: request.headers['accept-language'],
      reference: String(response.getHeader('x-request-id') ?? ''),
    })
    for (const name of ['transfer-encoding', 'content-encoding', 'etag', 'link']) response.removeHeader(name)
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value)
    if (answer.status === 503) response.setHeader('retry-after', '60')
    response.write = write
    response.end = end
    response.flushHeaders = flushHeaders
    writeHead(answer.status)
    end(request.method === 'HEAD' ? undefined : answer.body)
  }

  /** @type {WriteHead} */
  const replaced = (status, ...more) => {
    if (isReplaced) return response
    if (!isFailedPage(status, response, more)) return writeHead(status, ...more)
    isReplaced = true
    void finish(status)
    return response
  }
  response.writeHead = /** @type {Response['writeHead']} */ (replaced)
  // Whoever writes the body asks for the headers first, and what they write then goes nowhere.
  /** @param {WriteBody} real @param {unknown} nothing */
  const discarding = (real, nothing) => discardingWhen(() => isReplaced, response, real, nothing)
  response.write = /** @type {Response['write']} */ (discarding(/** @type {WriteBody} */ (write), true))
  response.end = /** @type {Response['end']} */ (discarding(/** @type {WriteBody} */ (end), response))
  response.flushHeaders = /** @type {Response['flushHeaders']} */ (discarding(flushHeaders, undefined))
}

/**
 * @param {number} status
 * @param {import('node:http').ServerResponse} response
 * @param {unknown[]} more what the headers are written with; Next sets them before
 */
function isFailedPage(status, response, more) {
  const type = String(response.getHeader('content-type') ?? '')
  const saysNothing = type === '' && more.length === 0 // a route handler that failed
  if (status >= 500 && (saysNothing || type.startsWith('text/html'))) return true
  return status >= 400 && type === 'text/plain' // ours name their charset
}

/**
 * @param {() => boolean} isReplaced
 * @param {Response} response
 * @param {WriteBody} real
 * @param {unknown} nothing what it answers when nothing is written
 * @returns {WriteBody}
 */
function discardingWhen(isReplaced, response, real, nothing) {
  return (...given) => {
    if (!response.headersSent && !isReplaced()) response.writeHead(response.statusCode)
    if (!isReplaced()) return real(...given)
    const done = given.find((one) => typeof one === 'function')
    if (typeof done === 'function') process.nextTick(/** @type {() => void} */ (done))
    return nothing
  }
}
