import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { currentCatalogue } from '#server/catalogue.ts'
import { done } from '#server/commands/done.ts'
import { startAttempt } from '#server/commands/start-attempt.ts'
import { closeDatabase, database } from '#server/store/database.ts'
import { linesWith, marks, provokeRefusals, QuietVisitor, walkThroughLink } from '#test/quiet-visit.ts'
import { expect, test } from './fixtures.ts'
import { assign, by, makeGroup, makeLinkFor, makeMember, memberPassword, reachDatabase } from './members.ts'

/** The instance that keeps what it logs. launcher/quiet-log.long.test.ts does the same without a database too. */
const origin = `http://localhost:${process.env.KEYPOINT_E2E_STRICT_PORT}`
const logged = () => readFileSync(join(process.env.KEYPOINT_E2E_DATA ?? '', 'strict.log'), 'utf8')

test.beforeAll(reachDatabase)
test.afterAll(closeDatabase)

/** Lets a page and a route fail on something that is stored about somebody. */
async function provokeFault(visitor: QuietVisitor, personId: string, cookie: string): Promise<void> {
  const [course] = (await currentCatalogue()).courses.values()
  const courseId = course?.id ?? ''
  await assign(courseId, 'person', personId)
  const keyPointId = course?.modules[0]?.keyPoints[0]?.id ?? ''
  const { attemptId } = done(await startAttempt({ personId, courseId, keyPointId }, by()))
  const where = { id: attemptId }
  const { planText } = await database().attempt.findUniqueOrThrow({ where })
  await database().attempt.update({ where, data: { planText: marks.stored } })
  const answer = {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ questionId: 'any', values: [] }),
  }
  const page = await visitor.ask(`/attempts/${attemptId}`, { headers: { cookie } })
  const route = await visitor.ask(`/attempts/${attemptId}/answers`, answer)
  expect([page.status, route.status]).toEqual([500, 500])
  await database().attempt.update({ where, data: { planText } })
}

/** Asks for what is nowhere else and returns when that stands in the log, so that all before it does. */
async function readLog(visitor: QuietVisitor): Promise<string> {
  const last = `/the-last-of-${Date.now()}`
  await visitor.ask(last)
  await expect.poll(logged).toContain(last)
  return logged()
}

test('nothing secret and nobody’s data stand in a log, an address or the page of an error', async () => {
  const visitor = new QuietVisitor(origin)
  const group = await makeGroup(`${marks.name} group`)
  const reader = await makeMember(`${marks.name} Person`, [{ role: 'auditor', courseId: null }], group)
  await visitor.signIn(marks.email, marks.wrong)
  await visitor.signIn(reader.email, marks.wrong)
  const cookie = await visitor.signIn(reader.email, memberPassword)
  expect(cookie).toMatch(/keypoint=/)
  await provokeRefusals(visitor, cookie)
  await provokeFault(visitor, reader.personId, cookie)
  const link = await makeLinkFor(reader.personId)
  expect((await walkThroughLink(visitor, link)).session).toMatch(/keypoint=/)

  const log = await readLog(visitor)
  const secrets = { ...marks, link, password: memberPassword, session: cookie.split('=')[1] ?? '' }
  for (const [what, mark] of Object.entries({ ...secrets, address: reader.email })) {
    expect(linesWith(log, mark), `${what} in the log`).toEqual([])
    // A page repeats to its reader the search that they asked for, and says as whom they are signed in.
    if (what !== 'name' && what !== 'address')
      expect(visitor.told.includes(mark), `${what} in an address or an error`).toBe(false)
  }
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a browser that opened a link tells nobody its token, neither as address nor as referrer', async ({
      page,
    }) => {
      const name = javaScriptEnabled ? 'Referrer Avec' : 'Referrer Sans'
      const { personId } = await makeMember(name, [], await makeGroup(`${name} group`))
      const token = await makeLinkFor(personId)
      const link = `${origin}/link?token=${token}`
      const sent: string[] = []
      page.on('request', (request) => {
        if (request.url() !== link) sent.push(`${request.url()} from ${request.headers().referer}`)
      })
      await page.goto(link)
      await page.getByLabel('New password').fill('Password12345')
      await page.getByRole('button', { name: 'Set the password and go on' }).click()
      await expect(page.getByLabel('New password')).toHaveAccessibleDescription(/among the first/)
      await page.goto(`${origin}/privacy`)
      expect(sent.length).toBeGreaterThan(3)
      expect(sent.filter((line) => line.includes(token))).toEqual([])
      expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(token)
    })
  })
}
