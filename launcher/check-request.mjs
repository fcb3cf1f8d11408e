import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js'

/** The longest path and query that is read; the parser itself stops at 16 KiB of address and headers together. */
const addressBytes = 8 * 1024
/** The largest body of any request. What a single form may hold is less and its own affair. */
export const bodyBytes = 1024 * 1024

const methods = new Set(['GET', 'HEAD', 'POST'])

/**
 * Why a request is refused before any page is asked, or null. An address must mean one thing to everybody who reads
 * it: no dot segments, doubled or encoded slashes, backslashes, control characters or broken UTF-8.
 * @param {Partial<import('node:http').IncomingMessage> & { headers: import('node:http').IncomingHttpHeaders }} request
 * @returns {import('../server/errors.mjs').ErrorCode | null}
 */
export function refusalOf({ method = '', url = '', headers, headersDistinct }) {
  if (!methods.has(method)) return 'other-method'
  if (!headers.host || (headersDistinct?.host ?? []).length > 1) return 'bad-request' // RFC 9112, 3.2
  if (url.length > addressBytes) return 'address-too-long'
  if (!isPlainAddress(url)) return 'bad-address'
  if (Number(headers['content-length'] ?? 0) > bodyBytes) return 'too-large'
  if (!isRouterState(headers['next-router-state-tree'])) return 'bad-request'
  return null
}

/**
 * Whether Next can read where a browser says that it is; otherwise it would end as a fault of ours.
 * @param {string | string[] | undefined} header
 */
function isRouterState(header) {
  try {
    parseAndValidateFlightRouterState(header)
    return true
  } catch {
    return false
  }
}

/** @param {string} url */
function isPlainAddress(url) {
  if (/[^!-~]|#/.test(url)) return false // browsers write these as %XX
  const [path = '', query = ''] = url.split(/\?(.*)/s)
  if (!path.startsWith('/') || /%00/.test(query)) return false
  if (/\/\/|\\|%2f|%5c/i.test(path)) return false
  try {
    const decoded = decodeURIComponent(path)
    return !/[\u0000-\u001f\u007f]/.test(decoded) && !/(^|\/)\.\.?(\/|$)/.test(decoded)
  } catch {
    return false
  }
}
