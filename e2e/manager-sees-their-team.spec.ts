import { cast, demoEmail } from '#server/demo/cast.ts'
import { demoCourse } from './course.ts'
import { expect, test } from './fixtures.ts'

const team = cast.filter((member) => member.manager === 'Tomás Herrera').map((member) => member.displayName)
const others = cast.filter((member) => member.manager === 'Ruth Abernathy')

test('a manager sees their own people everywhere, and anything else is not found', async ({
  page,
  signIn,
  anotherDevice,
  noise,
}) => {
  noise.expect(/status of 404/)
  const course = await demoCourse()
  const report = `/admin/reports/completion?course=${course.id}`
  const csv = `/admin/reports/completion.csv?course=${course.id}`
  const office = await anotherDevice()
  await signIn(office, 'Amina Diallo')
  await office.goto(`${report}&text=${demoEmail({ displayName: 'Hannah Goldberg' })}`)
  await office.getByRole('link', { name: 'Hannah Goldberg' }).click()
  const personUrl = new URL(office.url()).pathname
  await expect(office.getByText('Last signed in')).toBeVisible()
  await office.getByText(/\d quiz attempts/).click()
  await office.getByRole('link', { name: 'Attempt 1' }).first().click()
  await expect(office.getByRole('heading', { level: 1 })).toContainText('Hannah Goldberg')
  const attemptUrl = new URL(office.url()).pathname
  const attemptId = attemptUrl.split('/').at(-1)

  await signIn(page, 'Tomás Herrera')
  await page.getByRole('link', { name: 'Administration' }).click()
  for (const { displayName } of others) await expect(page.getByText(displayName)).toHaveCount(0)
  await page.goto('/admin/people')
  for (const name of team) await expect(page.getByRole('link', { name })).toBeVisible()
  for (const { displayName } of others) await expect(page.getByText(displayName)).toHaveCount(0)
  await page.getByRole('link', { name: team[0] }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(team[0] ?? '')
  await expect(page.getByText('Last signed in')).toHaveCount(0)
  await page.goto(report)
  for (const name of team) await expect(page.getByRole('link', { name })).toBeVisible()
  for (const { displayName } of others) await expect(page.getByText(displayName)).toHaveCount(0)
  const lines = (await (await page.request.get(csv)).text()).trimEnd().split('\r\n')
  expect(lines).toHaveLength(1 + team.length)

  for (const address of [
    personUrl,
    attemptUrl,
    `/attempts/${attemptId}`,
    `${personUrl}/edit`,
    '/admin/people/new',
    '/admin/assignments/new',
    '/admin/groups',
    '/admin/people/nobody-at-all',
  ]) {
    const response = await page.goto(address)
    expect(response?.status(), address).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
    await expect(page.getByText('Hannah')).toHaveCount(0)
  }
})

test('a learner finds none of the administration', async ({ page, signIn, noise }) => {
  noise.expect(/status of 404/)
  const course = await demoCourse()
  await signIn(page, 'Mei-Ling Chen')
  await expect(page.getByRole('link', { name: 'Administration' })).toHaveCount(0)
  for (const address of [
    '/admin',
    '/admin/people',
    '/admin/assignments',
    `/admin/reports/completion?course=${course.id}`,
    `/admin/reports/completion.csv?course=${course.id}`,
    '/courses/another-course',
    `/courses/${course.id}/another-module`,
    '/attempts/another-attempt',
  ]) {
    const response = await page.request.get(address)
    expect(response.status(), address).toBe(404)
  }
})
