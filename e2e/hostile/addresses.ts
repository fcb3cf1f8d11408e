import type { Thing } from '#test/permissions/matrix.ts'
import { tables } from '#test/permissions/rows.ts'
import type { Visitor } from '../permissions/visitor.ts'
import type { Work } from './fields.ts'
import { saidBadly } from './said-badly.ts'

/** What names a path, a property, a statement or nothing at all. */
export const oddTexts = [
  '',
  '__proto__',
  "'; DROP TABLE person; --",
  '<script>alert(7*7)</script>',
  '9'.repeat(40),
  '2026-02-30',
]

const oddSegments = [
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2500',
  '%E2%80%AE',
  '%ED%A0%BD', // half a surrogate pair
  '__proto__',
  "';DROP%20TABLE%20person;--",
  'a'.repeat(4000),
]

/** Everything that an address can name of a list: filters, places in it, what was done. */
const searchNames = [
  ...['course', 'group', 'state', 'standing', 'text', 'dueFrom', 'dueTo', 'sort', 'direction'],
  ...['after', 'before', 'done', 'next', 'problem', 'token', 'sent', 'at', '__proto__'],
]
const oddSearches = ['__proto__', '9'.repeat(40), '%E2%80%AE%ff', 'YWEgMQ', 'a'.repeat(4000)]

/** Each page, file and download with each variable part of its address replaced, and with each search parameter. */
export function hostileAddresses(visitor: Visitor, areAdmins: boolean, it: Thing): Work[] {
  return shown(areAdmins, it).flatMap(({ subject, rows }) => [
    ...replacedParts(rows.path, it).map((address) => async () => {
      const answered = await visitor.get(address)
      const isRefused = answered.status >= 300 && answered.status < 500
      return isRefused
        ? saidBadly(answered, `${subject} ${address}`)
        : [`${subject} ${address}: ${answered.status}`]
    }),
    ...oddSearches.map((value) => async () => {
      // One at a time would be a hundred requests a page; a value that breaks one place is seen beside others.
      const names = value.length > 100 ? searchNames.slice(0, 1) : searchNames
      const search = names.map((name) => `${name}=${value}`)
      const address = `${rows.path(it).split('?')[0]}?${search.join('&')}`
      return saidBadly(await visitor.get(address), `${subject} ${address.slice(0, 100)}`)
    }),
  ])
}

/** What can be looked at: the pages of the administration, or all others. An action's address is its page's. */
function shown(areAdmins: boolean, it: Thing) {
  return tables().filter(
    ({ subject, rows }) =>
      /^(page|GET|rewrite) /.test(subject) && rows.path(it).startsWith('/admin') === areAdmins,
  )
}

function replacedParts(path: (it: Thing) => string, it: Thing): string[] {
  const places = [
    ...Object.keys(it).filter((key) => key !== 'course'),
    ...Object.keys(it.course).map((key) => `course.${key}`),
  ]
  const addresses = oddSegments.flatMap((segment) =>
    places.map((place) => path(withPart(it, place, segment))).filter((address) => address.includes(segment)),
  )
  return [...new Set(addresses)]
}

function withPart(it: Thing, place: string, value: string): Thing {
  const [first = '', second] = place.split('.')
  return second ? { ...it, course: { ...it.course, [second]: value } } : { ...it, [first]: value }
}
