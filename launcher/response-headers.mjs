/**
 * What every answer says, whoever gives it: a page, a file, an error of the HTTP parser. `proxy.ts` replaces the policy
 * by one with a nonce where a page needs scripts.
 * @param {boolean} isHttps whether people reach Keypoint by https
 * @returns {Record<string, string>}
 */
export function everyAnswersHeaders(isHttps) {
  return {
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
