import { Agent, type IncomingMessage, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

export type Answer = {
  status: number
  location: string | undefined
  body: string
  bytes: number
  firstByteMs: number
}

type Sent = { cookie?: string; accept?: string; type?: string; body?: string }

/** Gets a page as a browser without scripts does, on one connection that is kept. */
export function get(url: string, sent: Sent = {}): Promise<Answer> {
  return send('GET', url, sent)
}

/** Posts a form, or JSON as our scripts do, from a page of the same site. */
export function post(url: string, sent: Sent): Promise<Answer> {
  return send('POST', url, sent)
}

function send(method: string, url: string, { cookie, accept, type, body }: Sent): Promise<Answer> {
  const headers = {
    ...(cookie ? { cookie } : {}),
    ...(method === 'POST' ? { origin: new URL(url).origin } : {}),
    ...(type ? { 'content-type': type } : {}),
    accept: accept ?? 'text/html',
  }
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const sending = request(url, { method, headers, agent }, (response) => {
      read(response, begun).then(resolve, reject)
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

async function read(response: IncomingMessage, begun: number): Promise<Answer> {
  const pieces: Buffer[] = []
  let firstByteMs = Number.NaN
  for await (const piece of response) {
    if (pieces.length === 0) firstByteMs = performance.now() - begun
    pieces.push(piece)
  }
  const whole = Buffer.concat(pieces)
  const { statusCode: status = 0, headers } = response
  return {
    status,
    location: headers.location,
    body: whole.toString('utf8'),
    bytes: whole.length,
    firstByteMs,
  }
}

/** Throws unless an answer has the status that the figure is about. */
export function demand(answer: Answer, status: number, what: string): Answer {
  if (answer.status === status) return answer
  throw new Error(`${what}: expected ${status}, got ${answer.status}`)
}
