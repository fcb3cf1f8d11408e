import { demoCourse, keyPointsOf, selectQuestion } from './course.ts'
import { expect, test } from './fixtures.ts'
import { answerQuestion, questionId, questionsOn } from './quiz.ts'
import { secretsOf } from './secrets.ts'

const cases = [
  { how: 'with JavaScript', javaScriptEnabled: true, learner: 'Kwame Boateng' },
  { how: 'without JavaScript', javaScriptEnabled: false, learner: 'Priya Raman' },
]

for (const { how, javaScriptEnabled, learner } of cases) {
  test.describe(how, () => {
    test.use({ javaScriptEnabled })

    test('a learner reports a question without losing an answer, and reads what an admin replied', async ({
      page,
      signIn,
      anotherDevice,
    }) => {
      const course = await demoCourse()
      const keyPoint = keyPointsOf(course).at(-1)
      const secrets = secretsOf(course).map(({ text }) => text)
      const complaint = `What is meant here?\n${learner} cannot tell.`

      await signIn(page, learner)
      await page.goto(`/courses/${course.id}/${keyPoint?.moduleId}/quiz/${keyPoint?.id}`)
      await page.getByRole('button', { name: /^(Start|Try again)$/ }).click()
      await page.getByText('Is something wrong with a question?').waitFor()
      const attempt = page.url()
      const [first, second] = await questionsOn(page)
      if (!first || !second) throw new Error('The quiz asks fewer than two questions')
      const [firstId, secondId] = [await questionId(first), await questionId(second)]
      await answerQuestion(first, course, 'right')
      await page.getByText('Is something wrong with a question?').click()
      await page.getByRole('button', { name: 'Report question 2' }).click()

      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Report a problem with this question')
      const form = await page.content()
      expect(secrets.filter((text) => form.includes(text))).toEqual([])
      await page.getByLabel('Tell us more').fill(complaint)
      await page.getByRole('button', { name: 'Send the report' }).click()
      await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText(
        'Choose what is wrong.',
      )
      await expect(page.getByLabel('Tell us more')).toHaveValue(complaint)
      await page.getByLabel('What is wrong?').selectOption('I cannot tell what is asked')
      await page.getByRole('button', { name: 'Send the report' }).click()
      await expect(page.getByText('Your report was received')).toBeVisible()
      await page.getByRole('link', { name: 'Back to the quiz' }).click()
      await expect(page).toHaveURL(attempt)
      await expect(page.locator(`#question-${firstId} input:checked`)).not.toHaveCount(0)
      await page.getByRole('button', { name: 'Submit answers' }).click()
      const reported = page.locator(`#question-${secondId}`)
      await expect(reported.getByText('It was received.')).toBeVisible()
      const other = page.locator(`#question-${firstId}`)
      await expect(other.getByRole('link', { name: 'Report a problem with this question' })).toBeVisible()
      expect((await page.request.get('/admin/question-reports')).status()).toBe(404)

      const office = await anotherDevice()
      await signIn(office, 'Amina Diallo')
      await office.goto('/admin')
      await office.getByRole('link', { name: /question reports? waits? for an answer/ }).click()
      await office.getByRole('row', { name: learner }).getByRole('link').click()
      await expect(office.getByText(`${learner} cannot tell.`)).toBeVisible()
      await expect(office.locator(`#question-${secondId}`)).toBeVisible()
      expect(selectQuestion(course, secondId).prompt).toContain(
        (await office.locator('.question-prompt').innerHTML()).slice(0, 20),
      )
      const html = await office.content()
      expect(secrets.filter((text) => html.includes(text))).toEqual([])
      const address = office.url()
      await office.getByRole('button', { name: 'Resolve the report' }).click()
      await expect(office.getByRole('alert', { name: 'There is a problem' })).toContainText(
        'Write what was done',
      )
      await office.getByLabel('Note to the learner').fill('It will be clearer in the next edition.')
      await office.getByRole('button', { name: 'Resolve the report' }).click()
      await expect(office.getByText('The report is resolved.')).toBeVisible()
      await expect(office.getByRole('row', { name: learner })).toHaveCount(0)
      await office.goto('/admin/question-reports?state=resolved')
      await expect(office.getByRole('row', { name: learner })).toBeVisible()
      await office.goto(address)
      await expect(office.getByText('Resolved by Amina Diallo')).toBeVisible()

      await page.goto('/me')
      await page.getByRole('row', { name: 'Resolved on' }).getByRole('link').click()
      await expect(page.getByText('It will be clearer in the next edition.')).toBeVisible()
    })
  })
}

test('the privacy notice is open to everybody and linked from every page', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Privacy' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Privacy')
  await expect(page.getByRole('table')).toContainText('never the password')
})
