import { textsIn } from '#test/key-leaks/decodings.ts'

/** What a request brought: its headers and its body, read in every way that it can be read. */
export type Received = { from: string; status: number; texts: string[] }

type Request = { address: string; kind: Kind }

/** `within`: only such addresses are followed; `bound`: how many there may be; `kinds`: how else a page of quizzes is asked for. */
type Options = { cookie: string; bound?: number; within: RegExp; kinds?: Kind[] }
type Kind = keyof typeof headersOf

/** Headers of the framework's own navigation and of its prefetch. */
const headersOf = {
  page: {},
  data: { rsc: '1', accept: 'text/x-component' },
  prefetch: { rsc: '1', 'next-router-prefetch': '1', accept: 'text/x-component' },
}

/**
 * Follows every address of one site that stands anywhere in what it receives, redirects too, and keeps all of it.
 * Throws when there is no end of addresses: then nobody knows what was not looked at.
 */
export class Crawler {
  readonly received: Received[] = []
  readonly #origin: string
  readonly #cookie: string
  readonly #bound: number
  readonly #within: RegExp
  readonly #kinds: Kind[]
  readonly #known = new Set<string>()
  readonly #waiting: Request[] = []

  constructor(origin: string, { cookie, bound = 1000, within, kinds = ['data'] }: Options) {
    this.#origin = origin
    this.#cookie = cookie
    this.#bound = bound
    this.#within = within
    this.#kinds = kinds
  }

  async crawl(addresses: string[]): Promise<Received[]> {
    for (const address of addresses) this.#meet(address)
    await Promise.all(Array.from({ length: 4 }, () => this.#work()))
    return this.received
  }

  async #work(): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) await this.#ask(next)
  }

  async #ask({ address, kind }: Request): Promise<void> {
    // A connection that is kept may be closed by the server while what was received is searched.
    const headers = { cookie: this.#cookie, connection: 'close', ...headersOf[kind] }
    const response = await fetch(new URL(address, this.#origin), { redirect: 'manual', headers })
    const head = JSON.stringify([...response.headers])
    const texts = [head, ...textsIn(Buffer.from(await response.arrayBuffer()))]
    this.received.push({ from: `${address} (${kind})`, status: response.status, texts })
    const type = response.headers.get('content-type') ?? ''
    const location = response.headers.get('location') ?? ''
    // The framework names the kind of data in the address, and leads there.
    if (kind !== 'page' && location.includes('_rsc=')) this.#waiting.push({ address: location, kind })
    if (kind === 'page' && type.startsWith('text/html') && /\/(attempts|quiz)\//.test(address))
      this.#waiting.push(...this.#kinds.map((other) => ({ address, kind: other })))
    this.#meet(location)
    const isText = /^(text|application)\//.test(type) || type.startsWith('image/svg')
    if (isText) for (const text of texts) for (const found of addressesIn(text)) this.#meet(found)
  }

  #meet(found: string): void {
    const url = URL.canParse(found, this.#origin) ? new URL(found, this.#origin) : null
    if (url?.origin !== new URL(this.#origin).origin) return
    url.searchParams.delete('_rsc')
    url.searchParams.sort()
    const address = url.pathname + url.search
    if (this.#known.has(address) || !this.#within.test(address)) return
    this.#known.add(address)
    if (this.#known.size > this.#bound)
      throw new Error(`More than ${this.#bound} addresses, the last ${address}`)
    this.#waiting.push({ address, kind: 'page' })
  }
}

/** Everything in a text that is written like an address of this site: quoted, in brackets, or a chunk's name. */
function addressesIn(text: string): string[] {
  const quoted = [...text.matchAll(/["'`(=\s,](\/[a-z_.][^"'`()<>\\\s,{}$]*)/gi)].map(
    (match) => match[1] ?? '',
  )
  const absolute = text.match(/https?:\/\/localhost:\d+\/[^"'`()<>\\\s]*/g) ?? []
  const chunks = [...text.matchAll(/static\/(?:chunks|media|css)\/[\w./~-]+\.\w+/g)].map(
    ([name]) => `/_next/${name}`,
  )
  return [...quoted, ...absolute, ...chunks].map((address) =>
    address.replaceAll('&amp;', '&').replace(/#.*/, ''),
  )
}
