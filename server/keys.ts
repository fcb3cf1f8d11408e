import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env.ts'

/** What a key is for. Each purpose has its own, so that nothing sealed for one can be used for another. */
export type KeyPurpose =
  | 'second-factor'
  | 'second-factor-offer'
  | 'recovery-code'
  | 'pending-sign-in'
  | 'provider-sign-in'
  | 'provider-sign-out'

export type KeyRing = {
  /**
   * Encrypts a text (AES-256-GCM) under the current key of a purpose, for one context such as a person's id: for
   * another it does not open. Gives `keyId.nonce.ciphertext`, base64url.
   */
  seal(purpose: KeyPurpose, context: string, plaintext: string): string
  /** The text behind a seal; null when it was changed, made for something else, or its key is gone. */
  unseal(purpose: KeyPurpose, context: string, sealed: string): string | null
  /** The digest (HMAC-SHA-256) of a text under the current key: useless to who has the database alone. */
  digest(purpose: KeyPurpose, text: string): string
  /** The digests that a text may have been stored under, by the current key and by those before it. */
  possibleDigests(purpose: KeyPurpose, text: string): string[]
}

/** The keys of this installation, by KEYPOINT_SESSION_SECRET and KEYPOINT_FORMER_SECRETS. */
export function keys(): KeyRing {
  const { KEYPOINT_SESSION_SECRET, KEYPOINT_FORMER_SECRETS } = env()
  return keyRing(KEYPOINT_SESSION_SECRET, KEYPOINT_FORMER_SECRETS)
}

/** The keys that come from a secret, and from those before it, which open what they sealed and seal nothing new. */
export function keyRing(current: string, former: readonly string[]): KeyRing {
  const keyOf = (purpose: KeyPurpose) => deriveKey(current, purpose)
  const keysOf = (purpose: KeyPurpose) => [current, ...former].map((secret) => deriveKey(secret, purpose))
  return {
    seal: (purpose, context, plaintext) => sealUnder(keyOf(purpose), context, plaintext),
    unseal(purpose, context, sealed) {
      const key = keysOf(purpose).find(({ id }) => id === sealed.split('.')[0])
      return key ? unsealUnder(key, context, sealed) : null
    },
    digest: (purpose, text) => digestUnder(keyOf(purpose), text),
    possibleDigests: (purpose, text) => keysOf(purpose).map((key) => digestUnder(key, text)),
  }
}

type Key = { id: string; secret: Buffer }

/** RFC 5869. The id comes from the secret in the same way as the key and says nothing about either. */
function deriveKey(secret: string, purpose: KeyPurpose): Key {
  const derive = (name: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', `keypoint ${name} 1`, bytes))
  return { id: derive(`${purpose} id`, 6).toString('base64url'), secret: derive(purpose, 32) }
}

const tagBytes = 16

function sealUnder({ id, secret }: Key, context: string, plaintext: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [id, nonce.toString('base64url'), sealed.toString('base64url')].join('.')
}

function unsealUnder({ secret }: Key, context: string, sealed: string): string | null {
  const [, nonce = '', text = ''] = sealed.split('.')
  const bytes = Buffer.from(text, 'base64url')
  const options = { authTagLength: tagBytes }
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(nonce, 'base64url'), options)
    decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-tagBytes))
    return decipher.update(bytes.subarray(0, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

function digestUnder({ id, secret }: Key, text: string): string {
  return `${id}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}
