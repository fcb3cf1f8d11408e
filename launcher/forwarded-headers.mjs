/**
 * Leaves of X-Forwarded-* only what our own proxies said: with none, the visitor's address is the connection's and
 * the rest is removed; with some, it is the entry that the outermost of them added. What Keypoint tells itself of a
 * request (x-keypoint-*) nobody else may.
 * @param {{ headers: import('node:http').IncomingHttpHeaders, socket: { remoteAddress?: string } }} request
 * @param {number} proxies how many stand in front
 */
export function believeOnlyOurProxies({ headers, socket }, proxies) {
  const peer = socket.remoteAddress ?? 'unknown'
  const said = [headers['x-forwarded-for'] ?? []].flat().flatMap((line) => line.split(','))
  const chain = [...said.map((address) => address.trim()), peer]
  headers['x-forwarded-for'] = chain.at(-1 - proxies) ?? chain[0]
  for (const name of Object.keys(headers)) if (name.startsWith('x-keypoint-')) delete headers[name]
  if (proxies > 0) return
  for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded'])
    delete headers[name]
}
