import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy } from './app/content-security-policy.ts'
import { refusalResponse } from './app/refusal-response.ts'
import { acceptedLocale } from './messages/accepted-locale.ts'
import type { ErrorCode } from './server/errors.mjs'
import { isSameOrigin } from './server/same-origin.ts'

const publicPaths = new Set([
  '/sign-in',
  '/sign-in/code',
  '/link',
  '/choose-password',
  '/forgot-password',
  '/sign-in/oidc',
  '/sign-in/oidc/callback',
  '/sign-out/provider',
  '/sign-out/provider/leave',
  '/privacy',
  '/accent.css',
  '/api/health',
  '/api/ready',
])

/**
 * Before every page: the policy with this request's nonce (launcher/security-headers.mjs adds the rest to whatever is
 * answered), nothing from another site's form, and the way to the sign-in page for visitors without a session. A
 * cookie's presence is all that is looked at here; pages ask the database who it is.
 */
export function proxy(request: NextRequest): Response {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy(request.nextUrl.pathname, nonce)
  const requestId = crypto.randomUUID()
  const response = answer(request, { policy, nonce, requestId })
  if (!response.headers.has('content-security-policy'))
    response.headers.set('content-security-policy', policy)
  response.headers.set('x-request-id', requestId)
  return response
}

export const config = {
  matcher: ['/((?!_next/|icon\\.svg|favicon\\.ico).*)'],
}

function answer(request: NextRequest, forwarded: Forwarded): Response {
  // Nothing is named with a NUL; the database would refuse to look for it.
  if (request.url.includes('%00')) return refuse('bad-address', request)
  if (isMutation(request) && !isSameOrigin(request.headers)) return refuse('other-origin', request)
  if (needsSignIn(request)) return sendToSignIn(request)
  return NextResponse.next({ request: { headers: forwardedHeaders(request, forwarded) } })
}

function isMutation({ method }: NextRequest): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method)
}

function refuse(code: ErrorCode, { headers }: NextRequest): Response {
  return refusalResponse(code, { locale: acceptedLocale(headers.get('accept-language')), headers })
}

/** Forms go to their handlers, which ask the database anyway and know where to come back to after signing in. */
function needsSignIn(request: NextRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  if (publicPaths.has(request.nextUrl.pathname)) return false
  return !request.cookies.has('keypoint') && !request.cookies.has('__Host-keypoint')
}

function sendToSignIn(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const url = new URL('/sign-in', request.nextUrl)
  if (pathname !== '/') url.searchParams.set('next', `${pathname}${search}`)
  return NextResponse.redirect(url, 303)
}

type Forwarded = { policy: string; nonce: string; requestId: string }

/** What pages read about their request. Set here, so that no visitor can set them. */
function forwardedHeaders(request: NextRequest, { policy, nonce, requestId }: Forwarded): Headers {
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy) // Next puts its nonce into the scripts it writes
  headers.set('x-nonce', nonce)
  headers.set('x-request-id', requestId)
  headers.set('x-keypoint-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  headers.set('x-keypoint-address', networkPeer(request))
  return headers
}

/** The last address in the chain: the one that our own proxy, or Next where there is none, has seen itself. */
function networkPeer(request: NextRequest): string {
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'
}
