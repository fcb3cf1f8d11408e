import { env } from './env.ts'

/**
 * Where a one-time link leads. Never to the host that a request names: whoever asks for somebody else's link could
 * name their own.
 */
export function linkUrl(token: string): string {
  const { KEYPOINT_BASE_URL, PORT } = env()
  const url = new URL('/link', KEYPOINT_BASE_URL ?? `http://localhost:${PORT}`)
  url.searchParams.set('token', token)
  return url.href
}
