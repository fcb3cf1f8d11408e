import type { Page } from '@playwright/test'
import { demoCourse, keyPointsOf } from './course.ts'
import { expect, test } from './fixtures.ts'
import { answerQuestion, questionsOn } from './quiz.ts'

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
  const [keyPoint] = keyPointsOf(course)
  await signIn(page, 'Sofia Marchetti')
  await page.goto(`/courses/${course.id}/${keyPoint?.moduleId}/quiz/${keyPoint?.id}`)
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('button', { name: 'Submit answers' }).waitFor()
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
  const [, keyPoint] = keyPointsOf(course)
  await signIn(page, 'Sofia Marchetti')
  await page.goto(`/courses/${course.id}/${keyPoint?.moduleId}/quiz/${keyPoint?.id}`)
  let letScriptsThrough = () => {}
  const answered = new Promise<void>((resolve) => {
    letScriptsThrough = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await answered
    await route.continue()
  })
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('button', { name: 'Submit answers' }).waitFor()
  for (const fieldset of await questionsOn(page)) await answerQuestion(fieldset, course, 'wrong')
  const before = await shown(page)
  letScriptsThrough()
  await expect(page.getByRole('status')).toHaveText('Saved')
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
