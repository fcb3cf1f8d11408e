import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkPassword } from '#server/commands/sign-in.ts'
import { runReport } from '#server/queries/run-report.ts'
import { checkRecord } from '#server/store/check-record.ts'
import { setFact } from '#server/store/installation-facts.ts'
import { testDatabase } from '#test/database.ts'
import { courseOf, keyPoint, lesson } from '#test/factories/course.ts'
import { makePerson } from '#test/people.ts'
import { publishCourse } from '#test/publish-course.ts'
import { addCast } from './add-cast.ts'
import { cast, demoEmail } from './cast.ts'
import { prepareDemo } from './prepare-demo.ts'
import { keepDemoSignIns } from './sign-ins.ts'
import { timeline } from './timeline.ts'

const db = testDatabase()
const sixWeeksAgo = new Date(Date.now() - 42 * 24 * 60 * 60 * 1000)
const log = () => {}
let dataFolder = ''

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'kp-'))
  const lessons = [lesson('one'), lesson('two'), lesson('three')]
  const quiz = {
    draw: 4,
    passMark: 75,
    attempts: 'unlimited',
    feedbackRelease: 'after-pass',
    presentation: 'all',
  } as const
  const keyPoints = ['risk', 'eyes', 'fork', 'patch'].map((id) => keyPoint(id, { quiz }))
  await publishCourse(courseOf(lessons, keyPoints), sixWeeksAgo)
})
afterEach(() => rm(dataFolder, { recursive: true }))

test('the demo organisation shows every state, and its people can sign in', async () => {
  const signIns = await prepareDemo({ dataFolder, log })
  const run = await runReport(
    'completion',
    { course: 'oss' },
    { scope: { kind: 'everyone' }, now: new Date() },
  )
  expect(run.ok && (await run.counts())).toMatchObject({
    completed: 3,
    overdue: 2,
    'in-progress': 5,
    'not-started': 2,
  })
  const [first] = signIns ?? []
  const credentials = { email: first?.email ?? '', password: first?.password ?? '' }
  const origin = { browser: null, system: null, networkAddress: '::1' }
  expect((await checkPassword({ ...credentials, origin, now: new Date() })).ok).toBe(true)
  expect((await checkRecord(db())).differences).toEqual([])
})

test('every stream stands in the order in which things happened, all of it in the past', async () => {
  await prepareDemo({ dataFolder, log })
  const events = await db().learningEvent.findMany({ orderBy: [{ streamId: 'asc' }, { seq: 'asc' }] })
  for (const [index, event] of events.entries()) {
    const before = events[index - 1]
    if (before?.streamId === event.streamId) expect(event.occurredAt >= before.occurredAt).toBe(true)
    expect(event.occurredAt.getTime()).toBeLessThan(Date.now())
  }
})

test('passwords differ, stay the same and are readable for the owner of the file alone', async () => {
  const signIns = await prepareDemo({ dataFolder, log })
  expect(new Set(signIns?.map((signIn) => signIn.password)).size).toBe(cast.length)
  const file = join(dataFolder, 'demo-sign-ins.json')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(signIns)
  const before = await db().learningEvent.count()
  expect(await prepareDemo({ dataFolder, log })).toEqual(signIns)
  expect(await db().learningEvent.count()).toBe(before)
})

test('a demo that was interrupted after some people were added is finished by the next start', async () => {
  const signIns = await keepDemoSignIns(dataFolder, 'port merrin staff')
  const begun = await setFact(db(), 'demo-begun', '2026-11-01T09:00:00.000Z', new Date())
  await addCast(signIns.slice(0, 5), {
    actor: { kind: 'operator' },
    now: timeline(new Date(begun)).daysAgo(41),
  })
  expect(await prepareDemo({ dataFolder, log })).toEqual(signIns)
  expect(await db().person.count()).toBe(cast.length)
})

test('a demo that was interrupted before its last word does nothing twice', async () => {
  await prepareDemo({ dataFolder, log })
  const events = await db().learningEvent.count()
  await db().installationFact.delete({ where: { name: 'demo-finished' } })
  await prepareDemo({ dataFolder, log })
  expect(await db().learningEvent.count()).toBe(events)
})

test('an organisation that has people gets no demo', async () => {
  await makePerson('Ada')
  expect(await prepareDemo({ dataFolder, log })).toBe(null)
  expect(await db().person.count()).toBe(1)
})

test('addresses are plain letters, each once', () => {
  const emails = cast.map(demoEmail)
  expect(new Set(emails).size).toBe(emails.length)
  for (const email of emails) expect(email).toMatch(/^[a-z]+\.[a-z]+@demo\.example$/)
})
