import { countedLessons, demoCourse, keyPointsOf } from './course.ts'
import { expect, test } from './fixtures.ts'
import { takeQuiz } from './quiz.ts'

const cases = [
  { how: 'with JavaScript', javaScriptEnabled: true, learner: 'Daniel Okafor' },
  { how: 'without JavaScript', javaScriptEnabled: false, learner: 'Noor Haddad' },
]

for (const { how, javaScriptEnabled, learner } of cases) {
  test.describe(how, () => {
    test.use({ javaScriptEnabled })

    test('a learner reads, fails a quiz, passes and completes; an admin finds exactly that', async ({
      page,
      signIn,
      anotherDevice,
    }) => {
      const course = await demoCourse()
      const lessons = countedLessons(course)
      const keyPoints = keyPointsOf(course)

      await signIn(page, learner)
      await expect(page.getByRole('heading', { level: 1, name: 'My learning' })).toBeVisible()
      await expect(page.getByRole('link', { name: course.title })).toBeVisible()
      await page.getByRole('link', { name: 'Start the course' }).click()
      for (const lesson of lessons) {
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson.title)
        await page.getByRole('button', { name: 'Finish lesson' }).click()
      }

      for (const [index, keyPoint] of keyPoints.entries()) {
        await expect(page).toHaveURL(new RegExp(`/quiz/${keyPoint.id}$`))
        await page.getByRole('button', { name: 'Start' }).click()
        if (index === 0) {
          await takeQuiz(page, course, 'wrong')
          await expect(page.getByRole('heading', { name: 'Not passed yet' })).toBeVisible()
          await expect(page.getByText('Right answer', { exact: true })).toHaveCount(0)
          await expect(page.getByRole('link', { name: /^Read again/ })).toHaveCount(keyPoint.quiz.draw)
          await page.getByRole('button', { name: 'Try again' }).click()
        }
        await takeQuiz(page, course, 'right')
        await expect(page.getByRole('heading', { name: 'You passed' })).toBeVisible()
        const isLast = index === keyPoints.length - 1
        if (!isLast) await page.getByRole('link', { name: 'Continue' }).click()
      }
      await expect(page.getByText('You have completed the course')).toBeVisible()
      await page.goto('/')
      await expect(page.getByText('You have finished everything that was asked of you')).toBeVisible()

      const office = await anotherDevice()
      await signIn(office, 'Amina Diallo')
      const query = `course=${course.id}&text=${encodeURIComponent(learner)}`
      await office.goto(`/admin/reports/completion?${query}`)
      const rows = office.getByRole('table').getByRole('row').filter({ hasText: learner })
      await expect(rows).toHaveCount(1)
      await expect(rows).toContainText('Completed')
      await expect(rows).toContainText('100%')
      const cells = await rows.getByRole('cell').allInnerTexts()
      const csv = await (await office.request.get(`/admin/reports/completion.csv?${query}`)).text()
      const lines = csv.trimEnd().split('\r\n')
      expect(lines).toHaveLength(2)
      for (const cell of cells) expect(lines[1]).toContain(cell.trim())

      await rows.getByRole('link', { name: learner }).click()
      await expect(office.getByRole('heading', { level: 1, name: learner })).toBeVisible()
      await office.getByText(`${keyPoints.length + 1} quiz attempts`).click()
      const attempts = office.getByRole('row').filter({ has: office.getByRole('link', { name: /^Attempt/ }) })
      await expect(attempts.filter({ hasText: /Passed, 100%$/ })).toHaveCount(keyPoints.length)
      await attempts
        .filter({ hasText: /Not passed, 0%$/ })
        .getByRole('link')
        .click()
      await expect(office.getByRole('heading', { name: 'What was shown and answered' })).toBeVisible()
      await expect(office.getByText('Answer given')).toHaveCount(keyPoints[0]?.quiz.draw ?? 0)
    })
  })
}
