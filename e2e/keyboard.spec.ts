import type { Locator, Page } from '@playwright/test'
import { rightValues } from '#domain/questions/known-answers.ts'
import { selectQuestionType } from '#domain/questions/types.ts'
import { demoEmail } from '#server/demo/cast.ts'
import { countedLessons, demoCourse, keyPointsOf, selectQuestion } from './course.ts'
import { demoPassword, expect, test } from './fixtures.ts'
import { questionId, questionsOn } from './quiz.ts'

/** Presses Tab until the focus is there, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${target} cannot be reached with the Tab key`)
}

test('the keyboard alone is enough to sign in, finish a lesson, answer a quiz and submit it', async ({
  page,
}) => {
  const course = await demoCourse()
  const lesson = countedLessons(course).at(-1)
  const keyPoint = keyPointsOf(course).at(-1)
  await page.goto(`/courses/${course.id}/${lesson?.moduleId}/${lesson?.id}`)
  await tabTo(page, page.getByLabel('Email'))
  await page.keyboard.type(demoEmail({ displayName: "Patrick O'Rourke" }))
  await tabTo(page, page.getByLabel('Password'))
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson?.title ?? '')
  await tabTo(page, page.getByRole('link', { name: 'Skip to the content' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Finish lesson' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(lesson?.title ?? '')

  await page.goto(`/courses/${course.id}/${keyPoint?.moduleId}/quiz/${keyPoint?.id}`)
  await tabTo(page, page.getByRole('button', { name: 'Start' }))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Submit answers' }).waitFor()
  for (const fieldset of await questionsOn(page)) {
    const question = selectQuestion(course, await questionId(fieldset))
    const isRadio = selectQuestionType(question.type).control === 'radio'
    for (const value of rightValues(question)) {
      const option = fieldset.locator(`input[value="${value}"]`)
      if (isRadio) await choose(page, fieldset, option)
      else {
        await tabTo(page, option)
        await page.keyboard.press('Space')
      }
      await expect(option).toBeChecked()
    }
  }
  await tabTo(page, page.getByRole('button', { name: 'Submit answers' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'You passed' })).toBeVisible()
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a refused form moves the focus to what is wrong, each time, and the next stop leads to the field', async ({
      page,
    }) => {
      const problems = page.getByRole('alert', { name: 'There is a problem' })
      await page.goto('/sign-in')
      for (const address of ['', 'nobody@demo.example']) {
        await page.getByLabel('Email').fill(address)
        await tabTo(page, page.getByRole('button', { name: 'Sign in' }))
        await page.keyboard.press('Enter')
        await expect(problems.getByRole('link')).toHaveCount(address ? 1 : 2)
        await expect(problems).toBeFocused()
      }
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/#password$/)
    })

    test('what was done takes the focus, and is no news beside what is refused after it', async ({
      page,
      signIn,
      anotherDevice,
    }) => {
      await signIn(await anotherDevice(), 'Noor Haddad')
      await signIn(page, 'Noor Haddad')
      await page.goto('/me/security')
      await tabTo(page, page.getByRole('button', { name: /^Sign out there/ }).first())
      await page.keyboard.press('Enter')
      const done = page.getByRole('status').filter({ hasText: 'That session is ended' })
      await expect(done).toBeFocused()
      await tabTo(page, page.getByRole('button', { name: 'Change the password' }))
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert', { name: 'There is a problem' })).toBeFocused()
      await expect(done).toBeHidden()
    })
  })
}

/** Radio buttons are one stop of the Tab key; Space takes the first and the arrows the others. */
async function choose(page: Page, fieldset: Locator, option: Locator): Promise<void> {
  await tabTo(page, fieldset.locator('input[type="radio"]').first())
  await page.keyboard.press('Space')
  while (!(await option.isChecked())) await page.keyboard.press('ArrowDown')
}
