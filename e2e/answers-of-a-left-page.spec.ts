import type { Page } from '@playwright/test'
import type { Course } from '#domain/course/catalogue.ts'
import { closeDatabase } from '#server/store/database.ts'
import { demoCourse, keyPointsOf } from './course.ts'
import { expect, signInWith, test } from './fixtures.ts'
import { assign, makeGroup, makeMember, memberPassword, reachDatabase } from './members.ts'
import { answerQuestion, questionId, questionsOn, startQuiz } from './quiz.ts'

test.beforeAll(reachDatabase)
test.afterAll(closeDatabase)

/** Signs in as somebody new who takes the course, and starts its first quiz. */
async function startQuizAs(page: Page, name: string): Promise<Course> {
  const course = await demoCourse()
  const { personId, email } = await makeMember(name, [], await makeGroup(name))
  await assign(course.id, 'person', personId)
  await signInWith(page, email, memberPassword)
  await startQuiz(page, course, keyPointsOf(course)[0])
  return course
}

/** What is checked, as names and values of the form. */
function checked(page: Page): Promise<string[]> {
  return page
    .locator('fieldset.question input:checked')
    .evaluateAll((inputs) =>
      inputs.map((input) => `${input.getAttribute('name')}=${input.getAttribute('value')}`),
    )
}

/** Whether the browser asks, before it leaves the page, if that is meant. It is answered with no. */
async function isAskedAt(page: Page, leave: () => Promise<void>): Promise<boolean> {
  const asked = page.waitForEvent('dialog', { timeout: 5000 }).catch(() => null)
  await leave()
  const dialog = await asked
  await dialog?.dismiss()
  return dialog !== null
}

test('answers that still wait for their turn are saved when their page is left', async ({ page }) => {
  const course = await startQuizAs(page, 'Wanda Waits')
  const attempt = page.url()
  await page.route('**/answers', () => new Promise(() => {}), { times: 1 }) // it never arrives
  const questions = await questionsOn(page)
  for (const fieldset of questions) await answerQuestion(fieldset, course, 'wrong')
  await expect(page.getByRole('status')).toContainText('Saving')
  const before = await checked(page)
  expect(before.length).toBeGreaterThanOrEqual(questions.length)
  await page.getByRole('link', { name: 'My learning' }).first().click()
  await expect(page).not.toHaveURL(attempt)
  await expect(async () => {
    await page.goto(attempt)
    expect(await checked(page)).toEqual(before)
  }).toPass()
})

test('only what the server says is called saved, and a page that was kept shows what is saved now', async ({
  page,
}) => {
  const course = await startQuizAs(page, 'Kim Kept')
  const [first, second] = await questionsOn(page)
  if (!first || !second) throw new Error('The attempt asks fewer than two questions')
  const status = page.getByRole('status')
  await page.route('**/answers', (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: 'Back soon' }),
  )
  await answerQuestion(first, course, 'wrong')
  await expect(status).toContainText('Not saved yet')
  await page.unroute('**/answers')
  await page.route('**/answers', (route) => route.fulfill({ status: 303, headers: { location: '/' } }))
  await answerQuestion(first, course, 'right')
  await expect(status).toContainText('Not saved yet')
  await page.unroute('**/answers')
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(status).toHaveText('Saved')

  // A browser that kept the page shows it again, and what it shows may be old by then.
  const otherTab = await page.context().newPage()
  await otherTab.goto(page.url())
  const sameSecond = otherTab.locator(`#question-${await questionId(second)}`)
  await answerQuestion(sameSecond, course, 'wrong')
  await expect(otherTab.getByRole('status')).toHaveText('Saved')
  const newer = await checked(otherTab)
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await expect(async () => expect(await checked(page)).toEqual(newer)).toPass()
})

test('who sends a form that cannot arrive is asked first, and keeps the answers', async ({
  page,
  context,
  noise,
  signIn,
}) => {
  noise.expect(/ERR_INTERNET_DISCONNECTED/)
  noise.expect(/status of 40[14]/)
  const course = await startQuizAs(page, 'Olga Offline')
  const [first, second] = await questionsOn(page)
  if (!first || !second) throw new Error('The attempt asks fewer than two questions')
  const status = page.getByRole('status')
  const submit = () => page.getByRole('button', { name: 'Submit answers' }).click({ noWaitAfter: true })

  await context.setOffline(true)
  await answerQuestion(first, course, 'wrong')
  await expect(status).toContainText('Not saved yet')
  expect(await isAskedAt(page, submit)).toBe(true)
  await context.setOffline(false)
  await expect(status).toHaveText('Saved')

  const cookies = await context.cookies()
  await context.clearCookies()
  const other = await context.newPage()
  await signIn(other, 'Sofia Marchetti')
  await answerQuestion(second, course, 'wrong')
  await expect(status).toContainText('you are signed out')
  expect(await isAskedAt(page, submit)).toBe(true)
  await context.addCookies(cookies)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(status).toHaveText('Saved')
  const before = await checked(page)
  await page.reload()
  expect(await checked(page)).toEqual(before)
})

test('answers whose form was stopped on its way are saved all the same', async ({ page }) => {
  const course = await startQuizAs(page, 'Stan Stopped')
  const [first] = await questionsOn(page)
  if (!first) throw new Error('The attempt asks no question')
  // The answer never arrives, and the form leads nowhere, as if somebody had stopped it.
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  await page.route('**/answers', async (route) => {
    if (!route.request().isNavigationRequest()) return
    await route.fulfill({ status: 204 })
    stop()
  })
  await answerQuestion(first, course, 'wrong')
  await page.getByRole('button', { name: 'Save and continue' }).click({ noWaitAfter: true })
  await stopped
  await page.unroute('**/answers')
  await expect(page.getByRole('status')).toHaveText('Saved', { timeout: 60_000 }) // after the form had ten seconds
  const id = await questionId(first)
  expect((await checked(page)).every((name) => name.startsWith(`answer-${id}=`))).toBe(true)
  const before = await checked(page)
  await page.reload()
  expect(await checked(page)).toEqual(before)
})
