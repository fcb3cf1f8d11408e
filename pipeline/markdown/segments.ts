import type { Html, Segment } from '#domain/course/catalogue.ts'

/** A lesson's HTML, cut where its key-point checks stand. */
export function segmentsOf(html: Html): Segment[] {
  const parts = html.split(/<hr data-key-point-check="([^"]*)"\/>/)
  return parts
    .map(
      (part, index): Segment =>
        index % 2 === 0 ? { kind: 'html', html: part.trim() } : { kind: 'key-point-check', keyPointId: part },
    )
    .filter((segment) => segment.kind !== 'html' || segment.html !== '')
}

/** A module's HTML, its summary taken out. */
export function introductionAndSummary(html: Html): {
  introduction: Html
  summary: { title: string; html: Html } | null
} {
  const [before = '', title, inside, after = ''] = html.split(
    /<hr data-summary="([^"]*)"\/>([\s\S]*?)<hr data-summary-end=""\/>/,
  )
  const introduction = `${before.trim()}\n${after.trim()}`.trim()
  if (title === undefined || inside === undefined) return { introduction, summary: null }
  return { introduction, summary: { title: decode(title), html: inside.trim() } }
}

function decode(text: string): string {
  const characters: Record<string, string> = {
    '&quot;': '"',
    '&#x27;': "'",
    '&lt;': '<',
    '&gt;': '>',
    '&amp;': '&',
  }
  return text.replace(/&(quot|#x27|lt|gt|amp);/g, (entity) => characters[entity] ?? entity)
}
