/** What a person may be told: its HTTP status and the message that says what happened, what is safe, what to do. */
export const errors = {
  'not-found': { status: 404, message: 'errors.not-found' },
  'other-origin': { status: 403, message: 'errors.other-origin' },
  'too-large': { status: 413, message: 'errors.too-large' },
  'not-understood': { status: 400, message: 'errors.not-understood' },
  'attempt-submitted': { status: 409, message: 'errors.attempt-submitted' },
  'no-attempts-left': { status: 409, message: 'errors.no-attempts-left' },
  'not-signed-in': { status: 401, message: 'errors.not-signed-in' },
  unavailable: { status: 503, message: 'errors.unavailable' },
  unexpected: { status: 500, message: 'errors.unexpected' },
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof errors
