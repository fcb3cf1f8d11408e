import type { Course } from '#domain/course/catalogue.ts'
import { currentCatalogue } from '#server/catalogue.ts'
import { done } from '#server/commands/done.ts'
import { setManager } from '#server/commands/set-manager.ts'
import { closeDatabase } from '#server/store/database.ts'
import { Crawler, type Shelf } from '#test/key-leaks/crawler.ts'
import { type Received, receive, tellFound } from '#test/key-leaks/received.ts'
import { Searcher } from '#test/key-leaks/searcher.ts'
import { findSubjects } from '#test/permissions/subjects.ts'
import { compiledCourses } from './course.ts'
import { expect, test } from './fixtures.ts'
import { guessesFor } from './key-leaks/guesses.ts'
import { begin, type Outcome, type Quiz, quizzesOf, take } from './key-leaks/quiz-takers.ts'
import { handIn, sendAnswers } from './key-leaks/send-answers.ts'
import { wantedIn, withoutRules } from './key-leaks/wanted.ts'
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
import { signInByForm, Visitor } from './permissions/visitor.ts'

test.afterAll(closeDatabase)

test('nobody who has an attempt open is sent a key by anything, whatever their role', async ({ baseURL }) => {
  test.setTimeout(600_000)
  reachDatabase()
  const origin = baseURL ?? ''
  const courses = await compiledCourses()
  const catalogue = await currentCatalogue()
  const quizzes = quizzesOf(courses)
  const searcher = new Searcher(wantedIn(courses, catalogue))
  const { learner, manager, author, auditor, admin, able, unable } = await makePeople(courses)
  const theirs = [...(await takeAll(able, quizzes, 'right')), ...(await takeAll(unable, quizzes, 'wrong'))]
  const reviews = theirs.map(({ personId, attemptId }) => `/admin/people/${personId}/attempts/${attemptId}`)
  const guesses = guessesFor(courses, catalogue)
  const within = await addressesOfRoutes()
  const shelf: Shelf = new Map()

  for (const reader of [learner, manager, author, auditor, admin]) {
    const cookie = await signInByForm(origin, reader.email, memberPassword)
    const open = await Promise.all(
      quizzes.map(async (quiz) => ({ quiz, attemptId: await begin(reader.personId, quiz) })),
    )
    const own = open.map(({ attemptId }) => `/attempts/${attemptId}`)
    const isWhole = reader === learner || reader === admin
    const sent = reader === learner ? open : firstOfEachCourse(open)
    const answers: Received[] = []
    const visitor = new Visitor(origin, cookie, async (response, address) => {
      answers.push(await receive(response, { address, as: 'sent' }, searcher))
    })
    for (const one of sent) await sendAnswers({ visitor, ...one })
    const kinds = isWhole ? (['data', 'prefetch'] as const) : (['data'] as const)
    const crawler = new Crawler(origin, { cookie, within, kinds, searcher, shelf })
    const pages = await crawler.crawl(['/', '/me', '/admin', ...own, ...reviews, ...guesses])
    for (const one of sent) await handIn({ visitor, ...one })

    const isRead = reader === learner || reader === author ? [] : reviews
    for (const address of [...own, ...isRead])
      for (const kind of ['page', ...kinds])
        expect(isShown(pages, address, kind), `${address} ${kind}`).toBe(true)
    expect(pages.some(({ from, status }) => status === 200 && from.endsWith('rules.png (page)'))).toBe(true)
    expect(pages.some(({ from, status }) => status === 200 && /\/_next\/.*\.js /.test(from))).toBe(true)
    expect(tellFound(withoutRules([...answers, ...pages])), reader.name).toEqual([])
  }
})

function isShown(received: Received[], address: string, kind: string): boolean {
  return received.some(
    ({ from, status }) => status === 200 && from.split(/[ ?]/)[0] === address && from.endsWith(`(${kind})`),
  )
}

function firstOfEachCourse<Taking extends { quiz: Quiz }>(all: Taking[]): Taking[] {
  return all.filter(({ quiz }) => all.find((other) => other.quiz.courseId === quiz.courseId)?.quiz === quiz)
}

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
  return Promise.all(quizzes.map(async (quiz) => ({ personId, ...(await take(personId, quiz, outcome)) })))
}

/** Addresses that something may answer: a script is full of strings that only look like one. */
async function addressesOfRoutes(): Promise<RegExp> {
  const addresses = (await findSubjects()).flatMap((subject) => subject.match(/(?<= \/)[\w.-]+/) ?? [])
  return new RegExp(
    `^/($|\\?|(${[...new Set(addresses)].join('|')}|_next/static|_next/server|[.]catalogue|blobs|no-)\\b)`,
  )
}
