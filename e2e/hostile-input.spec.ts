import { closeDatabase, database } from '#server/store/database.ts'
import type { Thing } from '#test/permissions/matrix.ts'
import { tables } from '#test/permissions/rows.ts'
import { fewAtATime } from './few-at-a-time.ts'
import { expect, test } from './fixtures.ts'
import { memberPassword, reachDatabase } from './members.ts'
import { type Answered, actionIds, signInByForm, Visitor } from './permissions/visitor.ts'
import { makeWorld } from './permissions/world.ts'

test.afterAll(closeDatabase)

/** Stands in everything that must not be kept, so that it can be looked for. */
const marker = 'h0stile'

const neverKept = [
  `${marker}\0`,
  `${marker}\u001b[31m`,
  `${marker} \u202eecalevoL`,
  `${marker}\u200b\u2066`,
  `${marker} \ud83d`,
  `${marker}${'\u0301\u0327'.repeat(20)}`,
  marker.repeat(1500), // over 10,000 characters
]

/** What names a path, a property, a statement or nothing at all; where a text is asked for it may be one. */
const odd = [
  '',
  '__proto__',
  'constructor',
  '../../../etc/passwd',
  "'; DROP TABLE person; --",
  '<script>alert(7*7)</script>',
  '-1',
  '9'.repeat(40),
  '1e999',
  '2026-02-30',
]

const oddSegments = [
  '..%2f..%2f..%2fetc%2fpasswd',
  '%252e%252e%252f',
  '%2500',
  '%E2%80%AE',
  '__proto__',
  "';DROP%20TABLE%20person;--",
  'a'.repeat(4000),
]

// More than a thousand requests: seconds on a quiet machine.
test.describe.configure({ timeout: 300_000 })

test('hostile input in every address and every field ends in a sentence and changes nothing', async ({
  baseURL,
}) => {
  const origin = baseURL ?? ''
  reachDatabase()
  const world = await makeWorld()
  const { admin, learner } = world.own
  const about = [world.stranger, learner]
  const visitors = await Promise.all(
    [admin, learner].map(
      async ({ email }) => new Visitor(origin, await signInByForm(origin, email, memberPassword)),
    ),
  )
  const addresses = shown().flatMap(({ subject, rows }) =>
    hostileAddresses(visitors[0], subject, rows.path, admin),
  )
  expect(await fewAtATime(addresses)).toEqual([])

  const fields = (values: string[]) =>
    visitors.flatMap((visitor, index) => {
      const it = about[index] as Thing
      return sent(index === 0).flatMap((one) => hostileFields(visitor, one, it, values))
    })
  expect(await fewAtATime(fields(neverKept))).toEqual([])
  expect(await keptRows()).toEqual([])
  expect(await fewAtATime(fields(odd))).toEqual([])
})

/** What ends the session of whoever asks, or slows down everyone who signs in from here. */
const endsOrSlows = /sign-in|sign-out|link|password|session/i

type Work = () => Promise<string[]>
type Table = ReturnType<typeof tables>[number]

/** What can be looked at; an action's address is its page's. */
function shown(): Table[] {
  return tables().filter(({ subject }) => /^(page|GET|rewrite) /.test(subject))
}

/** What an admin's forms do are actions, what a learner's do are handlers. */
function sent(areActions: boolean): Table[] {
  return tables().filter(({ subject, rows }) => rows.form && subject.startsWith('action ') === areActions)
}

/** Each address with each of its variable parts replaced, one at a time. */
function hostileAddresses(
  visitor: Visitor | undefined,
  subject: string,
  path: (it: Thing) => string,
  it: Thing,
): Work[] {
  const places = [
    ...Object.keys(it).filter((key) => key !== 'course'),
    ...Object.keys(it.course).map((key) => `course.${key}`),
  ]
  return oddSegments.flatMap((segment) => {
    const paths = places
      .map((place) => path(withPart(it, place, segment)))
      .filter((address) => address.includes(segment))
    return [...new Set(paths)].map((address) => async () => {
      const answered = await (visitor as Visitor).get(address)
      const isRefused = answered.status >= 300 && answered.status < 500
      return isRefused
        ? saidBadly(answered, `${subject} ${address}`)
        : [`${subject} ${address}: ${answered.status}`]
    })
  })
}

function withPart(it: Thing, place: string, value: string): Thing {
  const [first = '', second] = place.split('.')
  return second ? { ...it, course: { ...it.course, [second]: value } } : { ...it, [first]: value }
}

/** Each form with each field replaced, one at a time, sent to its action or its handler. */
function hostileFields(visitor: Visitor, { subject, rows }: Table, it: Thing, values: string[]): Work[] {
  const [kind = '', ...name] = subject.split(' ')
  const form = rows.form?.(it)
  if (!form || endsOrSlows.test(subject)) return []
  const action = actionIds().get(name.join(' '))
  return Object.keys(form).flatMap((field) =>
    values.map((value) => async () => {
      const sent = { form: { ...form, [field]: value } }
      const path = rows.path(it)
      const answered = action ? await visitor.act(action, path, sent) : await visitor.send(kind, path, sent)
      return saidBadly(answered, `${subject} ${field}=${JSON.stringify(value.slice(0, 40))}`)
    }),
  )
}

/** What is wrong with an answer to something hostile: a fault of ours, or words that are for us and not for a person. */
function saidBadly({ status, text }: Answered, what: string): string[] {
  if (status >= 500) return [`${what}: ${status}`]
  if (/PrismaClient|at .*\.ts:\d+|\bSELECT\b|node_modules/.test(text))
    return [`${what}: tells how we are made`]
  return []
}

/** The tables with a row that holds the marker. */
async function keptRows(): Promise<string[]> {
  const tablesThere = await database().$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`
  const kept: string[] = []
  for (const { name } of tablesThere) {
    const sql = `SELECT count(*)::int AS rows FROM ${name} t WHERE t::text LIKE $1`
    const [found] = await database().$queryRawUnsafe<{ rows: number }[]>(sql, `%${marker}%`)
    if (found?.rows) kept.push(`${name}: ${found.rows}`)
  }
  return kept
}
