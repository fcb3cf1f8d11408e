import { refusalAnswer } from './refusals.mjs'

/**
 * Puts a page that needs no script in the place of a page that failed: Next would have the browser draw it. It says
 * that the database is away when `isReady` says no, and that it is being moved when `isMoving` says so.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {() => Promise<boolean>} isReady
 * @param {() => boolean} isMoving
 */
export function answerFaults(request, response, isReady, isMoving = () => false) {
  const writeHead = response.writeHead.bind(response)
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  const flushHeaders = response.flushHeaders.bind(response)
  let isReplaced = false

  const finish = async () => {
    const otherwise = (await isReady()) ? 'unexpected' : 'unavailable'
    const reason = isMoving() ? 'moving' : otherwise
    const answer = refusalAnswer(reason, {
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

  /** @type {(status: number, ...more: any[]) => any} */
  response.writeHead = (status, ...more) => {
    if (isReplaced) return response
    if (!isFailedPage(status, response)) return /** @type {any} */ (writeHead)(status, ...more)
    isReplaced = true
    void finish()
    return response
  }
  // Whoever writes the body asks for the headers first, and what they write then goes nowhere.
  response.write = discardingWhen(
    () => isReplaced,
    response,
    write,
    () => true,
  )
  response.end = discardingWhen(
    () => isReplaced,
    response,
    end,
    () => response,
  )
  response.flushHeaders = discardingWhen(
    () => isReplaced,
    response,
    flushHeaders,
    () => {},
  )
}

/** @param {number} status @param {import('node:http').ServerResponse} response */
function isFailedPage(status, response) {
  return status >= 500 && String(response.getHeader('content-type')).startsWith('text/html')
}

/**
 * @param {() => boolean} isReplaced
 * @param {import('node:http').ServerResponse} response
 * @param {(...given: any[]) => any} real
 * @param {() => any} nothing
 * @returns {(...given: any[]) => any}
 */
function discardingWhen(isReplaced, response, real, nothing) {
  return (...given) => {
    if (!response.headersSent && !isReplaced()) response.writeHead(response.statusCode)
    if (!isReplaced()) return real(...given)
    const done = given.find((one) => typeof one === 'function')
    if (done) process.nextTick(done)
    return nothing()
  }
}
