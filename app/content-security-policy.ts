/** What the browser may load for a path. An image that somebody opens by itself may run and load nothing at all. */
export function contentSecurityPolicy(path: string, nonce: string): string {
  return isFigure(path) ? figurePolicy : pagePolicy(nonce)
}

function isFigure(path: string): boolean {
  return /^\/courses\/[^/]+\/figures\//.test(path)
}

const figurePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

function pagePolicy(nonce: string): string {
  // The development server evaluates code and puts its messages into the page with inline styles.
  const developing = process.env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${developing ? " 'unsafe-inline'" : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${developing ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
  ].join('; ')
}
