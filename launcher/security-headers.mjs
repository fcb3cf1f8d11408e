/** @typedef {import('./answer-status.mjs').WriteHead} WriteHead */

/** For what brings no policy of its own (files, JSON, redirects, refusals): it may run and load nothing. */
const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * What every answer says to the browser, whoever made it. With https people's browsers are told to stay with it.
 * @param {{ isHttps: boolean }} site
 * @returns {Record<string, string>}
 */
export function securityHeaders({ isHttps }) {
  return {
    'content-security-policy': closedPolicy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'private, no-store',
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/**
 * Puts what is missing of the security headers into an answer, at the moment in which its headers are written.
 * @param {import('node:http').ServerResponse} response
 * @param {Record<string, string>} headers
 */
export function secureAnswer(response, headers) {
  const writeHead = /** @type {WriteHead} */ (response.writeHead.bind(response))
  /** @type {WriteHead} */
  const secured = (status, ...more) => {
    for (const [name, value] of Object.entries(headers))
      if (!response.hasHeader(name)) response.setHeader(name, value)
    return writeHead(status, ...more)
  }
  response.writeHead = /** @type {typeof response.writeHead} */ (secured)
}
