import type { Catalogue, Course } from '#domain/course/catalogue.ts'
import { keyMarker } from '#test/key-leaks/key-marker.ts'
import type { Received } from '#test/key-leaks/received.ts'
import type { Wanted } from '#test/key-leaks/searcher.ts'
import { secretsOf } from '../secrets.ts'

/**
 * Everything that gives a key away: feedback, a question's hashes, from which it is soon guessed, what a key is called
 * in data, and what a page says of an answer only when its key is released.
 */
export function wantedIn(courses: Course[], { entries }: Pick<Catalogue, 'entries'>): Wanted {
  const strings = new Map<string, string>()
  const questions = [...entries.values()].filter(({ kind }) => kind === 'question')
  for (const { itemId, blobSha256, meaningHash } of questions)
    for (const hash of [blobSha256, meaningHash]) strings.set(hash, hashOf(itemId))
  for (const { text, questionId, optionId } of courses.flatMap(secretsOf))
    strings.set(text, feedbackOn(`${questionId}/${optionId}`))
  return {
    strings,
    patterns: { 'a key in data': keyMarker, [verdict]: /verdict verdict-/, [right]: rightWords },
  }
}

/** What was chosen, as `question/option`. */
export const feedbackOn = (chosen: string) => `feedback on ${chosen}`
export const hashOf = (questionId: string) => `hash of ${questionId}`
export const verdict = 'a verdict on an answer'
export const right = 'which answer was right'
const rightWords = /\bRight answer\b|Bonne réponse\b|\boption-right\b/

/** What was received without what scripts and style sheets know for everyone: the words and rules for verdicts. */
export function withoutRules(received: Received[]): Received[] {
  const words = [verdict, right]
  return received.map(({ found, ...rest }) => {
    const isStatic = rest.from.startsWith('/_next/static/')
    return { ...rest, found: isStatic ? found.filter(({ what }) => !words.includes(what)) : found }
  })
}
