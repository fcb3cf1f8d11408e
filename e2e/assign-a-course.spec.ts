import { demoCourse } from './course.ts'
import { expect, signInWith, test } from './fixtures.ts'

const cases = [
  { how: 'with JavaScript', javaScriptEnabled: true, name: 'Oluwaseun Adeyemi' },
  { how: 'without JavaScript', javaScriptEnabled: false, name: 'Ingrid Halvorsen' },
]

for (const { how, javaScriptEnabled, name } of cases) {
  test.describe(how, () => {
    test.use({ javaScriptEnabled })

    test('an admin adds somebody, assigns a course to their group and takes it back; the record stays', async ({
      page,
      signIn,
      anotherDevice,
    }) => {
      const course = await demoCourse()
      const [firstLesson] = course.modules[0]?.lessons ?? []
      const email = `${name.toLowerCase().replace(' ', '.')}@demo.example`
      const password = 'a password for somebody new'
      const group = `Harbour ${name}`

      await signIn(page, 'Amina Diallo')
      await page.goto('/admin/people')
      await page.getByRole('link', { name: 'Add a person' }).click()
      await page.getByLabel('Name').fill(name)
      await page.getByLabel('Email').fill(email)
      await page.getByLabel('How they get in').selectOption('I set a password now')
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Add the person' }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      const personUrl = new URL(page.url()).pathname

      await page.goto('/admin/groups')
      await page.getByLabel('Name of the group').fill(group)
      await page.getByRole('button', { name: 'Create the group' }).click()
      await expect(page.getByText('The group is created.')).toBeVisible()
      if (await page.getByRole('link', { name: group }).isVisible())
        await page.getByRole('link', { name: group }).click()
      await page.getByLabel('Email of the person').fill(email)
      await page.getByRole('button', { name: 'Add a member' }).click()
      await expect(page.getByRole('table').getByRole('link', { name, exact: true })).toBeVisible()

      await page.goto('/admin/assignments/new')
      await page.getByLabel('Course', { exact: true }).selectOption({ label: course.title })
      await page.getByLabel('A group, also people who join it later').check()
      await page.getByLabel('Group', { exact: true }).selectOption({ label: group })
      await page.getByLabel('Due date', { exact: true }).fill('2031-05-31')
      await page.getByLabel('Time zone of the due date').selectOption('America/Toronto')
      await page.getByRole('button', { name: 'See who is reached' }).click()
      await expect(page.getByText('1 person is reached.')).toBeVisible()
      await expect(page.getByRole('listitem').getByText(name, { exact: true })).toBeVisible()
      await page.getByRole('button', { name: 'Confirm and assign' }).click()
      await expect(page.getByText('The course is assigned.')).toBeVisible()
      const assignmentUrl = new URL(page.url()).pathname

      const theirs = await anotherDevice()
      await signInWith(theirs, email, password)
      await expect(theirs.getByRole('link', { name: course.title })).toBeVisible()
      await expect(theirs.getByText(/Due by .*May\s31,\s2031/)).toBeVisible()
      await theirs.getByRole('link', { name: 'Start the course' }).click()
      await theirs.getByRole('button', { name: 'Finish lesson' }).click()

      await page.goto(assignmentUrl)
      await page.getByRole('button', { name: 'Withdraw the assignment' }).click()
      await expect(page.getByText('The assignment is withdrawn.')).toBeVisible()
      await theirs.goto('/')
      await expect(theirs.getByText('Nothing is waiting for you')).toBeVisible()
      await page.goto(personUrl)
      await expect(page.getByText('Nothing asks for this course now')).toBeVisible()
      await expect(page.getByText(firstLesson?.title ?? '').first()).toBeAttached()
      await theirs.goto('/me')
      await expect(theirs.getByText(course.title).first()).toBeVisible()
    })
  })
}
