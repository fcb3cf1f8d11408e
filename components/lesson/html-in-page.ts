import type { HtmlSegment } from '#domain/course/catalogue.ts'

type Named = {
  names: WeakMap<HtmlSegment, string>
  segments: Map<string, WeakRef<HtmlSegment>>
  gone: FinalizationRegistry<string>
  count: number
}

// One for the process: Next loads this module once for server components and once for the HTML it makes of them.
const processWide = globalThis as typeof globalThis & { keypointNamedSegments?: Named }

/** Names a segment, so that what a page tells React about itself can hold the name instead of the whole text. */
export function nameSegment(segment: HtmlSegment): string {
  const named = namedSegments()
  const known = named.names.get(segment)
  if (known) return known
  named.count += 1 // no heading's id has a colon
  const name = `segment:${named.count}`
  named.names.set(segment, name)
  named.segments.set(name, new WeakRef(segment))
  named.gone.register(segment, name)
  return name
}

/** A named segment's HTML: on the server as it was compiled, in the browser as it stands in the page already. */
export function htmlInPage(name: string): string {
  if (typeof document !== 'undefined') return document.getElementById(name)?.innerHTML ?? ''
  const segment = namedSegments().segments.get(name)?.deref()
  if (!segment) throw new Error(`No segment is called ${name}`)
  return segment.html
}

function namedSegments(): Named {
  processWide.keypointNamedSegments ??= begin()
  return processWide.keypointNamedSegments
}

function begin(): Named {
  const segments = new Map<string, WeakRef<HtmlSegment>>()
  const gone = new FinalizationRegistry<string>((name) => segments.delete(name))
  return { names: new WeakMap(), segments, gone, count: 0 }
}
