import { addressesIn } from './addresses.ts'
import { textsIn } from './decodings.ts'
import type { Found, Searcher } from './searcher.ts'

/** What a request brought: what was found in its headers and its body, read in every way that they can be read. */
export type Received = { from: string; status: number; found: Found[] }

/** That, with where else it leads: `isPage` when it is HTML. */
export type Read = Received & { isPage: boolean; location: string | null; addresses: string[] }

/** Reads and searches a response to a request for `address`, which was asked for `as` a page or something else. */
export async function receive(
  response: Response,
  { address, as }: { address: string; as: string },
  searcher: Searcher,
): Promise<Read> {
  const head = [...response.headers].map((header) => header.join(': ')).join('\n')
  const texts = textsIn(Buffer.from(await response.arrayBuffer()))
  const type = response.headers.get('content-type') ?? ''
  const isText = /^(text|application)\//.test(type) || type.startsWith('image/svg')
  return {
    from: `${address} (${as})`,
    status: response.status,
    found: searcher.findIn([...textsIn(Buffer.from(head)), ...texts], address),
    isPage: type.startsWith('text/html'),
    location: response.headers.get('location'),
    addresses: [...new Set([head, ...(isText ? texts : [])].flatMap(addressesIn))],
  }
}

/** What was found, once for each name, with where it stood first. */
export function tellFound(received: Received[]): string[] {
  const places = new Map<string, string[]>()
  for (const { from, found } of received)
    for (const { what, text } of found) places.set(what, [...(places.get(what) ?? []), `${from}: ${text}`])
  return [...places].map(([what, [first, ...more]]) => `${what} in ${first} and ${more.length} more`)
}

/** The names of what was found, sorted. */
export function namesFound(received: Received[]): string[] {
  return [...new Set(received.flatMap(({ found }) => found.map(({ what }) => what)))].sort()
}
