/**
 * Holds a request's body back from whoever reads the request until `release` is called. The parser hands it over by
 * `push`, so this has to be called before the request's event has ended.
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<{ body: Buffer<ArrayBuffer>, release: () => void }>}
 */
export function holdBody(request) {
  const push = request.push.bind(request)
  /** @type {Buffer[]} */
  const held = []
  const release = () => {
    for (const chunk of held) push(chunk)
    push(null)
  }
  return new Promise((resolve) => {
    request.push = (chunk) => {
      if (chunk !== null) held.push(chunk)
      else resolve({ body: Buffer.concat(held), release })
      return true
    }
  })
}
