import type { Course } from '#domain/course/catalogue.ts'
import { currentCatalogue } from '#server/catalogue.ts'
import { done } from '#server/commands/done.ts'
import { finishLesson } from '#server/commands/finish-lesson.ts'
import { setManager } from '#server/commands/set-manager.ts'
import { closeDatabase } from '#server/store/database.ts'
import { Crawler, type Shelf } from '#test/key-leaks/crawler.ts'
import { Searcher } from '#test/key-leaks/searcher.ts'
import { compiledCourses, countedLessons } from './course.ts'
import { expect, test } from './fixtures.ts'
import { expectShown, type Shows } from './key-leaks/expect-shown.ts'
import { begin, type Outcome, quizzesOf, type Taken, take } from './key-leaks/quiz-takers.ts'
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
import { signInByForm } from './permissions/visitor.ts'

test.afterAll(closeDatabase)

/** What the four quizzes of test/courses/release-rules show, each named by its rule; the third allows two attempts. */
const nothing: Shows = {
  'after-pass': 'nothing',
  'after-submit': 'nothing',
  'after-last-attempt': 'nothing',
  never: 'nothing',
}

test('each rule releases to a learner what it says when it says so, and not a word more', async ({
  baseURL,
}) => {
  const { course, look } = await lookAround(baseURL ?? '')
  const group = await makeGroup('Release')
  await assign(course.id, 'group', group.groupId)
  const [una, luc] = [
    await makeMember('Una Release', [], group),
    await makeMember('Luc Release', [], group),
  ] as const
  const expectFor = async (learner: Member, attempts: Taken[], shows: Shows, when: string) => {
    const pathOf = ({ attemptId }: Taken) => `/attempts/${attemptId}`
    const received = await look(learner, ['/', '/me', `/courses/${course.id}`, ...attempts.map(pathOf)])
    expectShown(received, attempts, { shows, pathOf, when })
  }
  const afterFailing: Shows = { ...nothing, 'after-pass': 'chosen', 'after-submit': 'right answers' }
  const afterPassing: Shows = { ...afterFailing, 'after-pass': 'right answers' }
  const afterLastAttempt: Shows = { ...afterPassing, 'after-last-attempt': 'right answers' }

  const failed = await takeAll(una, course, 'wrong')
  await expectFor(una, failed, afterFailing, 'after a fail')
  await beginAll(una, course)
  await expectFor(una, failed, afterFailing, 'while another attempt is open')
  const attempts = [...failed, ...(await takeAll(una, course, 'right'))]
  await expectFor(una, attempts, afterLastAttempt, 'after the last attempt')

  const passed = await takeAll(luc, course, 'right')
  await expectFor(luc, passed, afterPassing, 'after a pass at once')
  expect(await complete(luc, course)).toBe(true)
  await expectFor(luc, passed, afterPassing, 'after completion')
})

test('whoever may see others sees keys until they take the course themselves, and then by its rules', async ({
  baseURL,
}) => {
  const { course, look } = await lookAround(baseURL ?? '')
  const taught = await makeGroup('Reviewed')
  const group = await makeGroup('Reviewers')
  await assign(course.id, 'group', taught.groupId)
  const lea = await makeMember('Lea Reviewed', [], taught)
  const member = (name: string, roles: Granted[] = []) => makeMember(`${name} Reviewers`, roles, group)
  const reviewers = [
    await member('Mona'),
    await member('Aud', [{ role: 'auditor', courseId: null }]),
    await member('Ada', [{ role: 'admin', courseId: null }]),
  ]
  done(await setManager({ personId: lea.personId, managerId: reviewers[0]?.personId ?? '' }, by()))
  const attempts = [...(await takeAll(lea, course, 'wrong')), ...(await takeAll(lea, course, 'right'))]
  const page = `/admin/people/${lea.personId}`
  const pathOf = ({ attemptId }: Taken) => `${page}/attempts/${attemptId}`
  const everyoneDoes = (work: (reviewer: Member) => Promise<unknown>) => Promise.all(reviewers.map(work))
  const expectForAll = async (shows: Shows, when: string) => {
    for (const reviewer of reviewers) {
      const received = await look(reviewer, [page, ...attempts.map(pathOf)])
      expectShown(received, attempts, { shows, pathOf, when: `${reviewer.name} ${when}` })
    }
  }
  const everything: Shows = {
    'after-pass': 'proof',
    'after-submit': 'proof',
    'after-last-attempt': 'proof',
    never: 'proof',
  }

  await expectForAll(everything, 'who takes no course')
  await assign(course.id, 'group', group.groupId)
  await everyoneDoes((reviewer) => beginAll(reviewer, course))
  await expectForAll(nothing, 'with an attempt open')
  await everyoneDoes((reviewer) => takeAll(reviewer, course, 'wrong'))
  await expectForAll({ ...nothing, 'after-submit': 'proof' }, 'after a fail')
  await everyoneDoes((reviewer) => takeAll(reviewer, course, 'right'))
  await everyoneDoes((reviewer) => complete(reviewer, course))
  await expectForAll({ ...everything, never: 'nothing' }, 'after completion')
})

/** The course with a quiz for every rule, and how somebody looks at addresses and everything of theirs beyond. */
async function lookAround(origin: string) {
  reachDatabase()
  const courses = await compiledCourses()
  const course = courses.find(({ id }) => id === 'release-rules')
  if (!course) throw new Error('The course with a quiz for every rule is not there')
  const searcher = new Searcher(wantedIn([course], await currentCatalogue()))
  const shelf: Shelf = new Map()
  const cookies = new Map<string, string>()
  const look = async ({ email }: Member, addresses: string[]) => {
    const cookie = cookies.get(email) ?? (await signInByForm(origin, email, memberPassword))
    cookies.set(email, cookie)
    const within = new RegExp(`^(/_next/static/|/attempts/|(${addresses.join('|')})($|[/?]))`)
    const kinds = ['data', 'prefetch'] as const
    const crawler = new Crawler(origin, { cookie, searcher, within, kinds, shelf })
    return withoutRules(await crawler.crawl(addresses))
  }
  return { course, look }
}

function takeAll({ personId }: Member, course: Course, outcome: Outcome): Promise<Taken[]> {
  return Promise.all(quizzesOf([course]).map((quiz) => take(personId, quiz, outcome)))
}

function beginAll({ personId }: Member, course: Course): Promise<string[]> {
  return Promise.all(quizzesOf([course]).map((quiz) => begin(personId, quiz)))
}

/** Finishes every lesson; whether that completes the course. */
async function complete({ personId }: Member, course: Course): Promise<boolean> {
  let isCompleted = false
  for (const { id: lessonId } of countedLessons(course))
    isCompleted = done(await finishLesson({ personId, courseId: course.id, lessonId }, by())).completedCourse
  return isCompleted
}
