/**
 * Where the address that people use is known, a request's own word for it counts for nothing: whatever Host or
 * X-Forwarded-Host it brings, links, redirects and origin checks see KEYPOINT_BASE_URL.
 * @param {{ headers: import('node:http').IncomingHttpHeaders }} request
 * @param {string | undefined} base
 */
export function useOneOrigin({ headers }, base) {
  if (!base) return
  const { host, protocol } = new URL(base)
  headers.host = host
  headers['x-forwarded-host'] = host
  headers['x-forwarded-proto'] = protocol.slice(0, -1)
}
