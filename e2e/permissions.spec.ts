import { deactivatePerson } from '#server/commands/deactivate-person.ts'
import { closeDatabase } from '#server/store/database.ts'
import type { Role } from '#test/permissions/matrix.ts'
import { findSubjects, methodsWithout } from '#test/permissions/subjects.ts'
import { expect, test } from './fixtures.ts'
import { memberPassword, reachDatabase } from './members.ts'
import { type Asking, MatrixQuestions } from './permissions/ask-matrix.ts'
import { stateAbout } from './permissions/database-state.ts'
import { actionIds, signInByForm, Visitor } from './permissions/visitor.ts'
import { makeWorld, type World } from './permissions/world.ts'

test.afterAll(closeDatabase)

test('everyone is answered what the permission matrix says, and what is refused changes nothing', async ({
  baseURL,
}) => {
  test.setTimeout(300_000)
  const origin = baseURL ?? ''
  reachDatabase()
  const world = await makeWorld()
  const everybody = await askers(origin, world)
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
    if (!isIn) admin = new Visitor(origin, await signInByForm(origin, addressAfter, memberPassword))
    return admin
  })
  expect(problems).toEqual([])
  expect(await stateAbout(words)).not.toEqual(before)
})

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

/** Everybody who asks, signed in once; what ends a session is done afterwards. */
async function askers(origin: string, world: World): Promise<Asking[]> {
  const own = (['learner', 'manager', 'author', 'auditor', 'admin'] as const).map(
    async (role): Promise<Asking> => ({
      role,
      who: role,
      visitor: await signedIn(origin, world.own[role].email),
    }),
  )
  const deactivated = await signedIn(origin, world.deactivated.email)
  const ended = await signedIn(origin, world.own.learner.email)
  await ended.send('POST', '/sign-out', { form: {} })
  const by = { actor: { kind: 'operator' as const }, now: new Date() }
  await deactivatePerson({ personId: world.deactivated.personId }, by)
  const gone = (who: string, visitor: Visitor): Asking => ({ role: 'gone' satisfies Role, who, visitor })
  return [
    { role: 'nobody', who: 'nobody', visitor: new Visitor(origin) },
    gone('somebody deactivated', deactivated),
    gone('a learner whose session was ended', ended),
    ...(await Promise.all(own)),
  ]
}

async function signedIn(origin: string, email: string): Promise<Visitor> {
  return new Visitor(origin, await signInByForm(origin, email, memberPassword))
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
