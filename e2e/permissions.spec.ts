import { currentCatalogue } from '#server/catalogue.ts'
import { deactivatePerson } from '#server/commands/deactivate-person.ts'
import { closeDatabase } from '#server/store/database.ts'
import { type Received, receive, tellFound } from '#test/key-leaks/received.ts'
import { Searcher, type Wanted } from '#test/key-leaks/searcher.ts'
import type { Role } from '#test/permissions/matrix.ts'
import { findSubjects, methodsWithout } from '#test/permissions/subjects.ts'
import { compiledCourses } from './course.ts'
import { expect, test } from './fixtures.ts'
import { wantedIn, withoutRules } from './key-leaks/wanted.ts'
import { memberPassword, reachDatabase } from './members.ts'
import { type Asking, MatrixQuestions } from './permissions/ask-matrix.ts'
import { stateAbout } from './permissions/database-state.ts'
import { actionIds, signInByForm, Visitor } from './permissions/visitor.ts'
import { makeWorld, type World } from './permissions/world.ts'

test.afterAll(closeDatabase)

test('everyone is answered what the permission matrix says, without a key, and what is refused changes nothing', async ({
  baseURL,
}) => {
  test.setTimeout(300_000)
  const origin = baseURL ?? ''
  reachDatabase()
  const world = await makeWorld()
  const answers: Received[] = []
  const searcher = new Searcher(await keysOf(world.own.learner.course.id))
  const enter: Enter = async (email) => {
    const cookie = email === null ? null : await signInByForm(origin, email, memberPassword)
    return new Visitor(origin, cookie, async (response, address) => {
      answers.push(await receive(response, { address, as: 'sent' }, searcher))
    })
  }
  const everybody = await askers(world, enter)
  const questions = new MatrixQuestions(world, everybody, actionIds())
  const words = wordsOf(world)
  const before = await stateAbout(words)
  expect(await questions.askWhatIsNotDone()).toEqual([])
  expect(await questions.askFromElsewhere()).toEqual([])
  expect(await stateAbout(words)).toEqual(before)

  const addressAfter = `renamed.${world.own.admin.email}`
  let admin = everybody.find(({ role }) => role === 'admin')?.visitor as Visitor
  const problems = await questions.askWhatIsDone(async () => {
    // A changed password ends every session.
    const isIn = (await admin.get('/me')).status === 200
    if (!isIn) admin = await enter(addressAfter)
    return admin
  })
  expect(problems).toEqual([])
  expect(await stateAbout(words)).not.toEqual(before)
  expect(tellFound(withoutRules(answers.filter(({ from }) => !isOfSubmitted(world, from))))).toEqual([])
})

/** The keys of the course that everybody who asks has an attempt open in. */
async function keysOf(courseId: string): Promise<Wanted> {
  const isOfCourse = (one: { courseId: string }) => one.courseId === courseId
  const entries = [...(await currentCatalogue()).entries].filter(([, entry]) => isOfCourse(entry))
  const courses = (await compiledCourses()).filter(({ id }) => id === courseId)
  return wantedIn(courses, { entries: new Map(entries) })
}

/** The page of an attempt that was handed in, which shows what its quiz releases (`key-leak-release.spec.ts`). */
function isOfSubmitted({ own, colleague, stranger, deactivated }: World, from: string): boolean {
  const ids = [...Object.values(own), colleague, stranger, deactivated].map((it) => it.submittedAttemptId)
  return ids.some((id) => from.endsWith(`/attempts/${id} (sent)`))
}

test('a method that no route has is refused to everyone', async ({ baseURL }) => {
  const subjects = await findSubjects()
  const routes = new Set(
    subjects.flatMap((subject) => (/^[A-Z]+ /.test(subject) ? [subject.split(' ')[1] ?? ''] : [])),
  )
  const visitor = new Visitor(baseURL ?? '', 'keypoint=none')
  for (const path of routes)
    for (const method of methodsWithout(subjects, path))
      expect((await visitor.send(method, path)).status, `${method} ${path}`).toBe(405)
})

/** Makes a visitor who is signed in as somebody, or as nobody. */
type Enter = (email: string | null) => Promise<Visitor>

/** Everybody who asks, signed in once; what ends a session is done afterwards. */
async function askers(world: World, enter: Enter): Promise<Asking[]> {
  const own = (['learner', 'manager', 'author', 'auditor', 'admin'] as const).map(
    async (role): Promise<Asking> => ({
      role,
      who: role,
      visitor: await enter(world.own[role].email),
    }),
  )
  const deactivated = await enter(world.deactivated.email)
  const ended = await enter(world.own.learner.email)
  await ended.send('POST', '/sign-out', { form: {} })
  const by = { actor: { kind: 'operator' as const }, now: new Date() }
  await deactivatePerson({ personId: world.deactivated.personId }, by)
  const gone = (who: string, visitor: Visitor): Asking => ({ role: 'gone' satisfies Role, who, visitor })
  return [
    { role: 'nobody', who: 'nobody', visitor: await enter(null) },
    gone('somebody deactivated', deactivated),
    gone('a learner whose session was ended', ended),
    ...(await Promise.all(own)),
  ]
}

function wordsOf(world: World): string[] {
  const things = [...Object.values(world.own), world.colleague, world.stranger, world.deactivated]
  const ids = things.flatMap((it) => [
    it.personId,
    it.openAttemptId,
    it.submittedAttemptId,
    it.groupId,
    it.assignmentId,
  ])
  return [...new Set([...ids, 'Matrix', 'matrix'])]
}
