import type { Secret } from '../secrets.ts'
import type { Received } from './crawler.ts'

/** Which feedback stands where, once for each: `question/option in address`. */
export function leaksOf(received: Received[], secrets: Secret[]): string[] {
  const texts = distinct(received)
  return secrets.flatMap((secret) => {
    const places = texts.filter(({ text }) => text.includes(secret.text))
    const [first] = places
    return first ? [`${nameOf(secret)} in ${first.from} and ${places.length - 1} more`] : []
  })
}

/** A piece of feedback by its question and option. */
function nameOf({ questionId, optionId }: Pick<Secret, 'questionId' | 'optionId'>): string {
  return `${questionId}/${optionId}`
}

/** Where a pattern stands, with what follows it. */
export function matchesIn(received: Received[], pattern: RegExp): string[] {
  return distinct(received).flatMap(({ from, text }) => {
    const match = pattern.exec(text)
    return match ? [`${from}: ${text.slice(match.index, match.index + 120)}`] : []
  })
}

function distinct(received: Received[]): { from: string; text: string }[] {
  const seen = new Map<string, string>()
  for (const { from, texts } of received) for (const text of texts) if (!seen.has(text)) seen.set(text, from)
  return [...seen].map(([text, from]) => ({ text, from }))
}
