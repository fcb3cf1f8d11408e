import { type Read, type Received, receive } from './received.ts'
import type { Searcher } from './searcher.ts'

type Kind = keyof typeof headersOf
type Request = { address: string; kind: Kind }

/** Files that are the same for everyone, by address: several crawlers fetch and search each of them once. */
export type Shelf = Map<string, Promise<Read>>

/** `within`: only such addresses are followed; `bound`: how many there may be; `kinds`: how else a page of quizzes is asked for. */
export type Options = {
  cookie: string
  searcher: Searcher
  within: RegExp
  shelf?: Shelf
  bound?: number
  kinds?: readonly Kind[]
}

/** Headers of the framework's own navigation and of its prefetch. */
const headersOf = {
  page: {},
  data: { rsc: '1', accept: 'text/x-component' },
  prefetch: { rsc: '1', 'next-router-prefetch': '1', accept: 'text/x-component' },
}

/**
 * Follows every address of one site that stands anywhere in what it receives, redirects too, and searches all of it.
 * Throws when there is no end of addresses: then nobody knows what was not looked at.
 */
export class Crawler {
  readonly received: Received[] = []
  readonly #origin: string
  readonly #options: Required<Options>
  readonly #known = new Set<string>()
  readonly #waiting: Request[] = []
  /** How the framework names a kind of data in every address; it leads there who asks without. */
  readonly #names = new Map<Kind, string>()

  constructor(origin: string, options: Options) {
    this.#origin = origin
    this.#options = { shelf: new Map(), bound: 1000, kinds: ['data'], ...options }
  }

  async crawl(addresses: string[]): Promise<Received[]> {
    for (const address of addresses) this.#meet(address)
    const asking = new Set<Promise<void>>()
    while (this.#waiting.length + asking.size > 0) {
      for (const request of this.#waiting.splice(0, atOnce - asking.size)) {
        const asked = this.#ask(request).finally(() => asking.delete(asked))
        asking.add(asked)
      }
      await Promise.race(asking)
    }
    return this.received
  }

  async #ask({ address, kind }: Request): Promise<void> {
    const read = await this.#read({ address, kind })
    const { from, status, found, location } = read
    this.received.push({ from, status, found })
    const [name] = /(?<=[?&])_rsc\b[^&#]*/.exec(location ?? '') ?? []
    if (kind !== 'page' && name !== undefined && location !== null) {
      this.#names.set(kind, name)
      this.#waiting.push({ address: location, kind })
    }
    if (kind === 'page' && read.isPage && /\/(attempts|quiz)\//.test(address))
      this.#waiting.push(...this.#options.kinds.map((other) => this.#dataOf(address, other)))
    for (const next of [location ?? '', ...read.addresses]) this.#meet(next)
  }

  #dataOf(address: string, kind: Kind): Request {
    const name = this.#names.get(kind)
    if (name === undefined) return { address, kind }
    return { address: `${address}${address.includes('?') ? '&' : '?'}${name}`, kind }
  }

  #read(request: Request): Promise<Read> {
    if (!request.address.startsWith('/_next/static/')) return this.#fetch(request)
    const { shelf } = this.#options
    const read = shelf.get(request.address) ?? this.#fetch(request)
    shelf.set(request.address, read)
    return read
  }

  async #fetch({ address, kind }: Request): Promise<Read> {
    const { cookie, searcher } = this.#options
    const ask = (more: Record<string, string>) =>
      fetch(new URL(address, this.#origin), {
        redirect: 'manual',
        headers: { cookie, ...headersOf[kind], ...more },
      })
    // A connection that was kept may be closed just then (RFC 9112, section 9.3.1): what only reads is asked again.
    const response = await ask({}).catch(() => ask({ connection: 'close' }))
    return receive(response, { address, as: kind }, searcher)
  }

  #meet(found: string): void {
    const url = URL.canParse(found, this.#origin) ? new URL(found, this.#origin) : null
    if (url?.origin !== new URL(this.#origin).origin) return
    url.searchParams.delete('_rsc')
    url.searchParams.sort()
    const address = url.pathname + url.search
    const { bound, within } = this.#options
    if (this.#known.has(address) || !within.test(address)) return
    this.#known.add(address)
    if (this.#known.size > bound) throw new Error(`More than ${bound} addresses, the last ${address}`)
    this.#waiting.push({ address, kind: 'page' })
  }
}

/** Requests that one crawler has on their way: enough that nobody waits, and a server is not buried. */
const atOnce = 4
