import { createServer } from 'node:http'
import { edgeAnswer, edgeAnswerText } from './edge-answers.mjs'
import { everyAnswersHeaders } from './response-headers.mjs'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {import('./edge-answers.mjs').EdgeError} EdgeError */

/** What one request may take. Forms of ours stay below a tenth of it; docs/decisions/0020 says how they were chosen. */
export const requestLimits = {
  addressLength: 8 * 1024, // characters
  headerBytes: 16 * 1024,
  bodyBytes: 256 * 1024,
  headersWithinMs: 10_000,
  requestWithinMs: 30_000,
  idleConnectionMs: 65_000, // longer than proxies keep one, or they would send into a connection that we close
}

/**
 * The web server's outer wall: gives every answer its headers and refuses with a sentence what is too long, too large,
 * too slow or no HTTP. The rest is `handle`'s.
 * @param {{ isHttps: boolean, limits?: typeof requestLimits }} settings
 */
export function createEdgeServer({ isHttps, limits = requestLimits }) {
  const base = everyAnswersHeaders(isHttps)
  /** @type {WeakMap<import('node:stream').Duplex, Response>} */
  const answering = new WeakMap()
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersWithinMs,
    requestTimeout: limits.requestWithinMs,
    keepAliveTimeout: limits.idleConnectionMs,
    connectionsCheckingInterval: Math.min(2000, limits.headersWithinMs / 4),
  })
  server.on('clientError', (error, socket) => {
    const kind = kindOf(/** @type {NodeJS.ErrnoException} */ (error).code)
    if (!socket.writable || answering.get(socket)?.headersSent || kind === null) socket.destroy()
    else socket.end(edgeAnswerText(kind, base))
  })
  /** @param {(request: Request, response: Response) => void} handle */
  const serve = (handle) =>
    server.on('request', (request, response) => {
      answering.set(request.socket, response)
      for (const [name, value] of Object.entries(base)) response.setHeader(name, value)
      // What may be kept says so itself; Next does for its static files where nobody spoke before it.
      if (!request.url?.startsWith('/_next/static/')) response.setHeader('cache-control', 'no-store')
      const refusal = refusalOf(request, limits)
      if (refusal) return refuse(request, response, refusal)
      countBody(request, limits.bodyBytes, () => refuse(request, response, 'too-large'))
      handle(request, response)
    })
  return { server, serve }
}

/**
 * @param {Request} request
 * @param {typeof requestLimits} limits
 * @returns {EdgeError | null}
 */
function refusalOf({ url = '', headers }, limits) {
  if (url.length > limits.addressLength) return 'address-too-long'
  if (!isReadable(url)) return 'not-understood'
  if (Number(headers['content-length'] ?? 0) > limits.bodyBytes) return 'too-large'
  return null
}

/**
 * Whether an address is UTF-8 written as addresses are, without a NUL: nothing is named with one, and the database
 * would refuse to look for it.
 * @param {string} url
 */
function isReadable(url) {
  if (!url.startsWith('/') || /%00|\0/.test(url)) return false
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

/**
 * Counts a body that came without its length. Whoever reads it sees it end early.
 * @param {Request} request
 * @param {number} limit bytes
 * @param {() => void} exceeded
 */
function countBody(request, limit, exceeded) {
  let bytes = 0
  const push = request.push.bind(request)
  request.push = (chunk, encoding) => {
    bytes += chunk?.length ?? 0
    if (bytes <= limit) return push(chunk, encoding)
    if (bytes - chunk.length <= limit) exceeded()
    return false
  }
}

/**
 * @param {Request} request
 * @param {Response} response
 * @param {EdgeError} error
 */
function refuse(request, response, error) {
  if (response.headersSent) return void request.socket.destroy()
  const { status, headers, body } = edgeAnswer(error, request.headers['accept-language'])
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body)
  response.on('finish', () => request.socket.destroySoon())
}

/**
 * Which refusal an error of Node's HTTP parser stands for; null when nobody is there to read one.
 * @param {string | undefined} code
 * @returns {EdgeError | null}
 */
function kindOf(code) {
  if (code === 'ECONNRESET' || code === 'EPIPE') return null
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers-too-large'
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 'too-large'
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'too-slow'
  return 'not-understood'
}
