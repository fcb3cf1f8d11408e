/**
 * What a person may be told: its HTTP status and the message that says what happened, what is safe, what to do.
 * Plain JavaScript, since the web server refuses with it before any page is compiled.
 */
export const errors = /** @type {const} */ ({
  'not-found': { status: 404, message: 'errors.not-found' },
  'other-origin': { status: 403, message: 'errors.other-origin' },
  'too-large': { status: 413, message: 'errors.too-large' },
  'too-many': { status: 429, message: 'errors.too-many' },
  'not-understood': { status: 400, message: 'errors.not-understood' },
  'bad-address': { status: 400, message: 'errors.bad-address' },
  'bad-request': { status: 400, message: 'errors.bad-request' },
  'other-method': { status: 405, message: 'errors.other-method' },
  'too-slow': { status: 408, message: 'errors.too-slow' },
  'address-too-long': { status: 414, message: 'errors.address-too-long' },
  'headers-too-large': { status: 431, message: 'errors.headers-too-large' },
  'attempt-submitted': { status: 409, message: 'errors.attempt-submitted' },
  'no-attempts-left': { status: 409, message: 'errors.no-attempts-left' },
  'not-signed-in': { status: 401, message: 'errors.not-signed-in' },
  moving: { status: 503, message: 'errors.moving' },
  unavailable: { status: 503, message: 'errors.unavailable' },
  unexpected: { status: 500, message: 'errors.unexpected' },
})

/** @typedef {keyof typeof errors} ErrorCode */
