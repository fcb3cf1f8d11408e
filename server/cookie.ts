import { env } from './env.ts'

/** A cookie of ours by its plain name. The `__Host-` prefix makes browsers refuse it from a sibling domain; it needs https. */
export function cookieName(
  plain: 'keypoint' | 'keypoint-pending' | 'keypoint-link' | 'keypoint-oidc',
  base = env().KEYPOINT_BASE_URL,
): string {
  return isHttps(base) ? `__Host-${plain}` : plain
}

/** Also what takes a cookie back has to say this: browsers refuse `__Host-` from an answer that does not. */
export function cookieScope(base = env().KEYPOINT_BASE_URL) {
  return { httpOnly: true, secure: isHttps(base), sameSite: 'lax', path: '/' } as const
}

/** A cookie that goes to the addresses below one path alone, for what is too large to be sent with everything. */
export function pathCookie(plain: string, path: string, base = env().KEYPOINT_BASE_URL) {
  return { ...cookieScope(base), name: isHttps(base) ? `__Secure-${plain}` : plain, path }
}

function isHttps(base: string | undefined): boolean {
  return base?.startsWith('https:') ?? false
}
