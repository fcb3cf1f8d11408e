import { createHash, randomBytes } from 'node:crypto'

/** SHA-256 of a string's UTF-8 bytes or of bytes, in hex. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** A random id: 120 bits in lower-case base 32, so that it stands in URLs and file names as it is. */
export function newId(): string {
  return [...randomBytes(24)].map((byte) => alphabet[byte & 31]).join('')
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
