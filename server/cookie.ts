import { env } from './env.ts'

/** A cookie of ours by its plain name. The `__Host-` prefix makes browsers refuse it from a sibling domain; it needs https. */
export function cookieName(
  plain: 'keypoint' | 'keypoint-pending' | 'keypoint-link' | 'keypoint-oidc',
): string {
  return isHttps() ? `__Host-${plain}` : plain
}

/** Also what takes a cookie back has to say this: browsers refuse `__Host-` from an answer that does not. */
export function cookieScope() {
  return { httpOnly: true, secure: isHttps(), sameSite: 'lax', path: '/' } as const
}

/** A cookie that goes to the addresses below one path alone, for what is too large to be sent with everything. */
export function pathCookie(plain: string, path: string) {
  return { ...cookieScope(), name: isHttps() ? `__Secure-${plain}` : plain, path }
}

function isHttps(): boolean {
  return env().KEYPOINT_BASE_URL?.startsWith('https:') ?? false
}
