import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { demoCourse, keyPointsOf } from './course.ts'
import { expect, test } from './fixtures.ts'

// Axe takes a second or two a page, and a slow machine several.
test.describe.configure({ timeout: 180_000 })

/** Looks at a page in light and dark with axe, and at 320 pixels for what sticks out. */
async function examine(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(
      grave.map(({ id, nodes }) => [id, nodes[0]?.html]),
      `${address} ${colorScheme}`,
    ).toEqual([])
  }
  await page.setViewportSize({ width: 320, height: 700 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${address} at 320 pixels`).toBeLessThanOrEqual(320)
}

test('every page of a learner is accessible in light and dark and fits a narrow screen', async ({
  page,
  signIn,
}) => {
  const course = await demoCourse()
  const [module] = course.modules
  await examine(page, '/sign-in')
  await signIn(page, 'Yuki Tanaka')
  for (const address of [
    '/',
    '/me',
    '/me/security/second-factor',
    `/courses/${course.id}`,
    `/courses/${course.id}/${module?.id}`,
    ...(module?.lessons ?? []).map(({ id }) => `/courses/${course.id}/${module?.id}/${id}`),
  ])
    await examine(page, address)
})

test('a quiz is accessible in light and dark and fits a narrow screen, before and after it is submitted', async ({
  page,
  signIn,
}) => {
  const course = await demoCourse()
  const keyPoint = keyPointsOf(course).at(-1)
  await signIn(page, 'Mei-Ling Chen')
  await examine(page, `/courses/${course.id}/${keyPoint?.moduleId}/quiz/${keyPoint?.id}`)
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('button', { name: 'Submit answers' }).waitFor()
  const attempt = page.url()
  await examine(page, attempt)
  await page.getByRole('button', { name: 'Submit answers' }).click()
  await expect(page.getByRole('heading', { name: 'Not passed yet' })).toBeVisible()
  await examine(page, attempt)
})

test('every page of the administration is accessible in light and dark and fits a narrow screen', async ({
  page,
  signIn,
}) => {
  const course = await demoCourse()
  await signIn(page, 'Amina Diallo')
  const report = `/admin/reports/completion?course=${course.id}`
  await page.goto(`${report}&text=Jonas`)
  await page.getByRole('link', { name: 'Jonas Lindqvist' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Jonas Lindqvist' })).toBeVisible()
  const person = new URL(page.url()).pathname
  await page.getByText(/\d quiz attempts/).click()
  const attempt = await page.getByRole('link', { name: 'Attempt 1' }).first().getAttribute('href')
  await page.goto('/admin/groups')
  const group = await page.getByRole('link', { name: 'Public Works' }).getAttribute('href')
  await page.goto('/admin/assignments')
  const assignment = await page.getByRole('table').getByRole('link').first().getAttribute('href')
  for (const address of [
    '/admin',
    '/admin/people',
    '/admin/people/new',
    person,
    `${person}/edit`,
    attempt ?? '',
    '/admin/groups',
    group ?? '',
    '/admin/assignments',
    '/admin/assignments/new',
    assignment ?? '',
    '/admin/reports',
    report,
  ])
    await examine(page, address)
})

test('a page that is not there says so accessibly', async ({ page, signIn, noise }) => {
  noise.expect(/status of 404/)
  await signIn(page, 'Mei-Ling Chen')
  await examine(page, '/courses/nothing-here')
})
