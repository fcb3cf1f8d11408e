import { env } from './env.ts'

/**
 * Whether a mutation was sent by a page of this site. Browsers send `Origin` with every POST; where it is absent or
 * opaque only `Sec-Fetch-Site: same-origin` counts. Behind a proxy KEYPOINT_BASE_URL says what our origin is.
 */
export function isSameOrigin(headers: Headers, base = env().KEYPOINT_BASE_URL): boolean {
  const origin = headers.get('origin')
  if (!origin || origin === 'null') return headers.get('sec-fetch-site') === 'same-origin'
  if (!URL.canParse(origin)) return false
  if (base) return new URL(origin).origin === new URL(base).origin
  return new URL(origin).host === headers.get('host')
}
