import type { Course } from '#domain/course/catalogue.ts'
import { currentCatalogue } from '#server/catalogue.ts'
import { done } from '#server/commands/done.ts'
import { setManager } from '#server/commands/set-manager.ts'
import { closeDatabase } from '#server/store/database.ts'
import { findSubjects } from '#test/permissions/subjects.ts'
import { compiledCourses } from './course.ts'
import { expect, test } from './fixtures.ts'
import { Crawler, type Received } from './key-leaks/crawler.ts'
import { leaksOf, matchesIn } from './key-leaks/find-leaks.ts'
import { guessesFor } from './key-leaks/guesses.ts'
import { begin, type Outcome, type Quiz, quizzesOf, take } from './key-leaks/quiz-takers.ts'
import {
  assign,
  by,
  type Granted,
  type Member,
  makeGroup,
  makeMember,
  memberPassword,
  reachDatabase,
} from './members.ts'
import { signInByForm } from './permissions/visitor.ts'
import { keyMarker, type Secret, secretsOf, verdictMarker } from './secrets.ts'

test.afterAll(closeDatabase)

test('nobody who has an attempt open is sent a key by anything, whatever their role', async ({ baseURL }) => {
  test.setTimeout(300_000)
  reachDatabase()
  const origin = baseURL ?? ''
  const courses = await compiledCourses()
  const quizzes = quizzesOf(courses)
  const secrets = courses.flatMap(secretsOf)
  const people = await makePeople(courses)
  const { learner, manager, author, auditor, admin, able, unable } = people
  const theirs = [...(await takeAll(able, quizzes, 'right')), ...(await takeAll(unable, quizzes, 'wrong'))]
  const reviews = theirs.map(({ personId, attemptId }) => `/admin/people/${personId}/attempts/${attemptId}`)
  const guesses = guessesFor(courses, await currentCatalogue())

  const readers = [learner, manager, author, auditor, admin]
  const cookies = new Map<Member, string>()
  for (const reader of readers) cookies.set(reader, await signInByForm(origin, reader.email, memberPassword))
  const crawl = (reader: Member, addresses: string[], within: RegExp, kinds?: ('data' | 'prefetch')[]) =>
    new Crawler(origin, { cookie: cookies.get(reader) ?? '', within, kinds }).crawl(addresses)

  const everywhere = await addressesOfRoutes()
  for (const reader of readers) {
    const open = await Promise.all(quizzes.map((quiz) => begin(reader.personId, quiz)))
    const own = open.map((id) => `/attempts/${id}`)
    const kinds: ('data' | 'prefetch')[] =
      reader === learner || reader === admin ? ['data', 'prefetch'] : ['data']
    const received = await crawl(
      reader,
      ['/', '/me', '/admin', ...own, ...reviews, ...guesses],
      everywhere,
      kinds,
    )
    const isRead = reader === learner || reader === author ? [] : reviews
    for (const address of [...own, ...isRead])
      expect(received.find(({ from }) => from === `${address} (page)`)?.status, address).toBe(200)
    expect(received.some(({ from, status }) => status === 200 && from.endsWith('rules.png (page)'))).toBe(
      true,
    )
    expect(received.some(({ from, status }) => status === 200 && /\/_next\/.*\.js /.test(from))).toBe(true)
    expectNothing(received, secrets, reader.name)
  }
})

async function makePeople(courses: Course[]) {
  const group = await makeGroup('Crawl')
  for (const { id } of courses) await assign(id, 'group', group.groupId)
  const member = (first: string, roles: Granted[] = []) => makeMember(`${first} Crawl`, roles, group)
  const authorship = courses.map(({ id }): Granted => ({ role: 'author', courseId: id }))
  const [learner, manager, author, auditor, admin, able, unable] = await Promise.all([
    member('Laura'),
    member('Marta'),
    member('Anton', authorship),
    member('Aude', [{ role: 'auditor', courseId: null }]),
    member('Abel', [{ role: 'admin', courseId: null }]),
    member('Pia'),
    member('Wim'),
  ])
  for (const { personId } of [able, unable, learner])
    done(await setManager({ personId, managerId: manager.personId }, by()))
  return { learner, manager, author, auditor, admin, able, unable }
}

function takeAll({ personId }: Member, quizzes: Quiz[], outcome: Outcome) {
  return Promise.all(
    quizzes.map(async (quiz) => ({ personId, quiz, ...(await take(personId, quiz, outcome)) })),
  )
}

function expectNothing(received: Received[], secrets: Secret[], who: string): void {
  // Style sheets have rules for verdicts.
  const pages = received.filter(({ from }) => !from.includes('/_next/static/'))
  expect(leaksOf(received, secrets), who).toEqual([])
  expect(matchesIn(received, keyMarker), who).toEqual([])
  expect(matchesIn(pages, verdictMarker), who).toEqual([])
}

/** Addresses that something may answer: a script is full of strings that only look like one. */
async function addressesOfRoutes(): Promise<RegExp> {
  const addresses = (await findSubjects()).flatMap((subject) => subject.match(/(?<= \/)[\w.-]+/) ?? [])
  return new RegExp(
    `^/($|\\?|(${[...new Set(addresses)].join('|')}|_next/static|_next/server|[.]catalogue|blobs|no-)\\b)`,
  )
}
