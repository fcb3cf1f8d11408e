import { createServer } from 'node:http'
import { isActionForm, isForAction } from './check-action.mjs'
import { bodyBytes, refusalOf } from './check-request.mjs'
import { holdBody } from './hold-body.mjs'
import { refusalAnswer } from './refusals.mjs'
import { secureAnswer, securityHeaders } from './security-headers.mjs'

/** How long a request may take to arrive, and a connection may stand still: nobody holds one open for nothing. */
export const timeLimits = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
}
const idleMs = 120_000

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/**
 * The outermost layer: an HTTP server that secures every answer, its own included, and refuses with a sentence what
 * is too large, too slow or malformed. Give it its handler with `serve`.
 * @param {{ isHttps: boolean, limits?: typeof timeLimits }} options
 */
export function guardedServer({ isHttps, limits = timeLimits }) {
  const headers = securityHeaders({ isHttps })
  const server = createServer({ ...limits, requireHostHeader: false })
  server.timeout = idleMs
  server.on('clientError', (error, socket) => answerSocket(socket, codeOf(error), headers))
  server.on('checkExpectation', (request, response) => {
    secureAnswer(response, headers)
    refuse(request, response, 'bad-request')
  })
  /** @param {(request: Request, response: Response) => void} handle */
  const serve = (handle) =>
    server.on('request', async (request, response) => {
      secureAnswer(response, headers)
      const code = refusalOf(request)
      if (code) return refuse(request, response, code)
      const held = isForAction(request) ? holdBody(request) : null
      limitBody(request, response)
      if (held) {
        const { body, release } = await held
        if (!(await isActionForm(body, request.headers))) return refuse(request, response, 'not-understood')
        release()
      }
      handle(request, response)
    })
  return { server, serve }
}

/**
 * Ends a request with a refusal and reads no more of it.
 * @param {Request} request @param {Response} response @param {import('../server/errors.mjs').ErrorCode} code
 */
function refuse(request, response, code) {
  const { status, headers, body } = refusalAnswer(code, {
    accept: request.headers.accept ?? '*/*',
    language: request.headers['accept-language'],
  })
  response.writeHead(status, { ...headers, connection: 'close' })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** A body without a length is counted as it comes. @param {Request} request @param {Response} response */
function limitBody(request, response) {
  if (request.headers['transfer-encoding'] === undefined) return
  const push = request.push.bind(request)
  let bytes = 0
  request.push = (chunk, encoding) => {
    bytes += chunk?.length ?? 0
    if (bytes <= bodyBytes) return push(chunk, encoding)
    if (response.headersSent) return false
    refuse(request, response, 'too-large')
    response.setHeader = () => response // whoever still answers is too late
    response.once('finish', () => request.destroy())
    return false
  }
}

/** @param {NodeJS.ErrnoException} error @returns {import('../server/errors.mjs').ErrorCode} */
function codeOf({ code }) {
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers-too-large'
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'too-slow'
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 'too-large'
  return 'bad-request'
}

/**
 * Answers what never became a request.
 * @param {import('node:stream').Duplex} socket
 * @param {import('../server/errors.mjs').ErrorCode} code
 * @param {Record<string, string>} secured
 */
function answerSocket(socket, code, secured) {
  if (!socket.writable || /** @type {{ bytesWritten?: number }} */ (socket).bytesWritten) {
    socket.destroy()
    return
  }
  const { status, headers, body } = refusalAnswer(code, {})
  const lines = Object.entries({ ...secured, ...headers, connection: 'close' }).map(([n, v]) => `${n}: ${v}`)
  socket.end(`HTTP/1.1 ${status} ${code}\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}
