import type { Page, Request } from '@playwright/test'
import { demoCourse, keyPointsOf } from './course.ts'
import { expect, test } from './fixtures.ts'
import { answerQuestion, questionsOn, startQuiz } from './quiz.ts'

/** What a learner sees of an attempt: questions and options in their order, and what is checked. */
async function shown(page: Page) {
  await page.getByRole('button', { name: 'Submit answers' }).waitFor()
  return {
    texts: await page.locator('fieldset.question').allInnerTexts(),
    checked: await page
      .locator('fieldset.question input:checked')
      .evaluateAll((inputs) =>
        inputs.map((input) => `${input.getAttribute('name')}=${input.getAttribute('value')}`),
      ),
  }
}

test('answers are saved as they are given, and are the same after a reload and on another device', async ({
  page,
  signIn,
  anotherDevice,
}) => {
  const course = await demoCourse()
  await signIn(page, 'Sofia Marchetti')
  await startQuiz(page, course, keyPointsOf(course)[0])
  const [first, second] = await questionsOn(page)
  if (!first || !second) throw new Error('The attempt asks fewer than two questions')
  for (const fieldset of [first, second]) {
    const saved = page.waitForResponse((response) => response.url().endsWith('/answers') && response.ok())
    await answerQuestion(fieldset, course, 'wrong')
    await saved
  }
  await expect(page.getByRole('status')).toHaveText('Saved')
  const before = await shown(page)
  expect(before.checked).toHaveLength(2)

  await page.reload()
  expect(await shown(page)).toEqual(before)

  const phone = await anotherDevice()
  await signIn(phone, 'Sofia Marchetti')
  await phone.getByRole('link', { name: 'Continue' }).click()
  expect(phone.url()).toBe(page.url())
  expect(await shown(phone)).toEqual(before)
})

test('an answer given before the scripts of its page have run is saved once they have', async ({
  page,
  signIn,
}) => {
  const course = await demoCourse()
  await signIn(page, 'Sofia Marchetti')
  let letScriptsThrough = () => {}
  const answered = new Promise<void>((resolve) => {
    letScriptsThrough = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    if (route.request().frame().url().includes('/attempts/')) await answered
    await route.continue()
  })
  await startQuiz(page, course, keyPointsOf(course)[1])
  for (const fieldset of await questionsOn(page)) await answerQuestion(fieldset, course, 'wrong')
  const before = await shown(page)
  letScriptsThrough()
  await expect(page.getByRole('status')).toHaveText('Saved')
  await page.reload()
  expect(await shown(page)).toEqual(before)

  // A notice took the focus when its page came; it does not take it back from who went on.
  let letThrough = () => {}
  const wentOn = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.unroute('**/_next/static/**/*.js')
  await page.route('**/_next/static/**/*.js', async (route) => {
    await wentOn
    await route.continue()
  })
  await page.getByRole('button', { name: 'Save and continue' }).click({ noWaitAfter: true })
  await expect(page.locator('.notice-answer')).toBeFocused()
  const last = page.locator('fieldset.question').last()
  const value = await last.locator('input:not(:checked)').first().getAttribute('value')
  const option = last.locator(`input[value="${value}"]`)
  await option.check()
  letThrough()
  await expect(page.locator('.autosave')).toHaveText('Saved')
  await expect(option).toBeFocused()
})

test('an answer that does not get through is not called saved, and is sent again by itself', async ({
  page,
  context,
  noise,
  signIn,
}) => {
  noise.expect(/ERR_INTERNET_DISCONNECTED/)
  const course = await demoCourse()
  await signIn(page, 'Sofia Marchetti')
  await startQuiz(page, course, keyPointsOf(course)[2])
  const [first, second, third] = await questionsOn(page)
  if (!first || !second || !third) throw new Error('The attempt asks fewer than three questions')
  const status = page.getByRole('status').last()

  await context.setOffline(true)
  await answerQuestion(first, course, 'wrong')
  await expect(status).toContainText('Not saved yet')
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  await (await asked).dismiss()
  await context.setOffline(false)
  await expect(status).toHaveText('Saved')

  noise.expect(/status of 503/)
  const isSentByScript = (request: Request) => request.resourceType() === 'fetch'
  await page.route('**/answers', (route) =>
    isSentByScript(route.request()) ? route.fulfill({ status: 503 }) : route.continue(),
  )
  await answerQuestion(first, course, 'right')
  await expect(status).toContainText('Not saved yet')
  const before = await shown(page)
  await page.getByRole('button', { name: 'Save and continue' }).click() // nobody is asked whether to leave
  const done = page.getByText('Your answers are saved', { exact: true })
  await expect(done).toBeVisible()
  expect(await shown(page)).toEqual(before)

  await answerQuestion(second, course, 'wrong')
  await expect(status).toContainText('Not saved yet')
  await expect(done).toBeHidden()
  await page.unroute('**/answers')
  await answerQuestion(third, course, 'wrong')
  await expect(status).toHaveText('Saved')
  const after = await shown(page)
  await page.reload()
  expect(await shown(page)).toEqual(after)
})

test('who is signed out meanwhile is told so, and their answers are saved once they are back', async ({
  page,
  context,
  noise,
  signIn,
}) => {
  noise.expect(/status of 401/)
  const course = await demoCourse()
  await signIn(page, 'Sofia Marchetti')
  await startQuiz(page, course, keyPointsOf(course)[3])
  await context.clearCookies()
  for (const fieldset of await questionsOn(page)) await answerQuestion(fieldset, course, 'wrong')
  await expect(page.getByRole('status')).toContainText('you are signed out')
  const tried = page.waitForResponse((response) => response.url().endsWith('/answers'))
  await context.setOffline(true)
  await context.setOffline(false)
  expect((await tried).status()).toBe(401)

  const otherTab = await context.newPage()
  await signIn(otherTab, 'Sofia Marchetti')
  await otherTab.close()
  await page.evaluate(() => window.dispatchEvent(new Event('focus'))) // a headless browser gives none
  await expect(page.getByRole('status')).toHaveText('Saved')
  const before = await shown(page)
  await page.reload()
  expect(await shown(page)).toEqual(before)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('answers are saved by the button, and the order stays', async ({ page, signIn }) => {
    const course = await demoCourse()
    const keyPoint = keyPointsOf(course).at(-1)
    await signIn(page, 'Luis Ortega')
    await page.goto(`/courses/${course.id}/${keyPoint?.moduleId}/quiz/${keyPoint?.id}`)
    await page.getByRole('button', { name: 'Start' }).click()
    for (const fieldset of await questionsOn(page)) await answerQuestion(fieldset, course, 'wrong')
    const before = await shown(page)
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await expect(page.getByText('Your answers are saved', { exact: true })).toBeVisible()
    expect(await shown(page)).toEqual(before)
    await page.reload()
    expect(await shown(page)).toEqual(before)
  })
})
