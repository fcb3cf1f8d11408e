import { readFileSync } from 'node:fs'
import type { Answer, Relation, Rows, Thing } from '#test/permissions/matrix.ts'
import type { Answered } from './visitor.ts'

export type Way = 'as a form' | 'as a script'

/** One question of the matrix with what came back; `absent` is what the same role was answered about nothing. */
export type Asked = {
  rows: Rows
  way: Way
  relation: Relation
  it: Thing
  nothing: Thing
  path: string
  answered: Answered
  absent: Answered | null
}

/** What is wrong with an answer; null when it is the one that the matrix expects. */
export function problemWith(answer: Answer, asked: Asked): string | null {
  const { status, location, type } = asked.answered
  const problem = expectations[answer](asked)
  return problem && `${problem} (${status}${location ? ` to ${location}` : ''}, ${type})`
}

/** What each word of the matrix asserts of status and body. */
const expectations: Record<Answer, (asked: Asked) => string | null> = {
  /** 200, with the words that the row `shows`. */
  shown: ({ rows, it, answered: { status, text } }) =>
    status === 200 && (!rows.shows || holds(text, rows.shows(it))) ? null : 'is not shown',

  /** 200, without the words that the row `shows`, nor what another's is called. */
  without: ({ rows, it, relation, answered: { status, text } }) => {
    if (status !== 200) return 'is not shown to those who may see some of it'
    if (rows.shows && holds(text, rows.shows(it))) return `tells of ${rows.shows(it)}`
    return relation === 'own' ? null : mention(text, { ...it, course: undefined })
  },

  /** 303 to where the row `goes`; never to the sign-in page, unless that is where it goes. */
  done: ({ rows, way, it, answered: { status, location } }) => {
    const goes = rows.goes?.(it) ?? '/'
    const isSent = (status === 303 || (way === 'as a script' && status === 200)) && location?.startsWith(goes)
    return isSent && (rows.goes || !location?.startsWith('/sign-in'))
      ? null
      : `is not done and sent to ${goes}`
  },

  /** Problems, each with a sentence, to a script; the page as it is to a form, and nothing that was done. */
  refused: ({ way, answered: { status, location, text } }) => {
    const isPage = status === 200 || status === 404 || (status === 307 && location === '/')
    const isSaid = status === 200 && /"problems":\[\{[^}]*"message":"[^"]{10}/.test(text)
    return (way === 'as a script' ? isSaid : isPage) ? null : 'is not refused with a sentence'
  },

  /** 404, and of the same type and with the same words, whatever is asked for: nothing tells it from what is not there. */
  absent: ({ it, nothing, relation, answered, absent }) => {
    if (answered.status !== 404) return 'does not read as absent'
    if (!absent) return holds(answered.text, sentence('errors.not-found')) ? null : 'has no sentence'
    const told = relation === 'own' ? null : mention(answered.text, it)
    return told ?? differenceOf(wordsOf(answered, it), wordsOf(absent, nothing))
  },

  /** 404 to a change, from a page that its role may read. */
  barred: ({ answered: { status, text } }) =>
    status === 404 && holds(text, sentence('errors.not-found')) ? null : 'is not barred',

  /** To the sign-in page, which leads back to what was asked, with a body that holds nothing. */
  'sign-in': ({ way, it, relation, path, answered: { status, location, text } }) => {
    const at = location ? new URL(location, 'http://localhost') : null
    const isSent = way === 'as a script' ? status === 200 || status === 303 : status === 303 || status === 307
    if (!isSent || at?.pathname !== '/sign-in') return 'does not lead to the sign-in page'
    const next = at.searchParams.get('next')
    if (next !== null && !path.startsWith(next) && next !== path) return `leads back to ${next}`
    return relation === 'any' ? null : mention(text, it)
  },

  /** 401, and the sentence that one is signed out. */
  told: ({ answered: { status, text } }) =>
    status === 401 && holds(text, sentence('errors.not-signed-in')) ? null : 'is not told to sign in',

  /** 303 to where the row `goes`, for everybody from wherever, with nothing done. */
  led: ({ rows, it, answered: { status, location } }) =>
    status === 303 && location === rows.goes?.(it) ? null : 'does not lead on',

  /** Done, and shown this once what has to be handed over. */
  handed: ({ answered: { status, text } }) =>
    status === 200 && holds(text, '/link?token=') ? null : 'hands nothing over',

  /** To the first page. */
  home: ({ answered: { status, location } }) =>
    (status === 303 || status === 307) && location === '/' ? null : 'does not lead home',
}

/** A refusal to another site: 403 with its sentence, and nowhere to go. */
export function problemFromElsewhere({ status, location, text }: Answered): string | null {
  if (status === 403 && location === null && holds(text, sentence('errors.other-origin'))) return null
  return `another site is answered ${status}${location ? ` to ${location}` : ''}`
}

/** The names and addresses of the object that a body holds, as a problem. */
function mention(
  text: string,
  { name, email, course }: Pick<Thing, 'name' | 'email'> & { course?: Thing['course'] },
): string | null {
  const told = [name, email, course?.title].find((word) => word && holds(text, word))
  return told ? `tells of ${told}` : null
}

function holds(text: string, words: string): boolean {
  return text.replaceAll('&#x27;', "'").replaceAll('&amp;', '&').includes(words)
}

/**
 * What a page shows, and the words in its scripts in no order (the framework streams them as they come), without
 * nonces, keys of the framework and the parts of the address that was asked.
 */
function wordsOf({ type, text }: Answered, it: Thing): string[] {
  const { course } = it
  const parts = [course.id, course.moduleId, course.lessonId, course.keyPointId, ...course.figure.split('/')]
  const ids = [
    it.personId,
    it.openAttemptId,
    it.submittedAttemptId,
    it.groupId,
    it.assignmentId,
    it.grantId,
    it.questionId,
    it.reportId,
  ]
  const nonces = [...text.matchAll(/nonce\\?"?[=:]\\?"([^"\\]+)/g)].map((match) => match[1] ?? '')
  const varying = [...new Set([...nonces, ...ids, ...parts])].sort((a, b) => b.length - a.length)
  const same = varying.reduce(
    (rest, part) => rest.replaceAll(part, '').replaceAll(encodeURIComponent(part), ''),
    text,
  )
  const shown = type.startsWith('text/html') ? same.replaceAll(/<script\b.*?<\/script>/gs, '') : ''
  const words = same.replaceAll(frameworkKey, '').match(/\p{L}{4,}/gu)
  return [type, shown, ...new Set(words)].sort()
}

/** Random for each request, of 21 characters and a letter. */
const frameworkKey = /"[\w-]{21}[a-z]?"/g

function differenceOf(answered: string[], absent: string[]): string | null {
  const more = answered.filter((word) => !absent.includes(word)).join(' ')
  const less = absent.filter((word) => !answered.includes(word)).join(' ')
  return more || less ? `reads otherwise than what is not there: "${more}" for "${less}"` : null
}

const sentences = JSON.parse(readFileSync('messages/en/errors.json', 'utf8')) as Record<string, string>

function sentence(key: string): string {
  const found = sentences[key]
  if (!found) throw new Error(`There is no message ${key}`)
  return found
}
