import type { Page } from '@playwright/test'
import { demoEmail } from '#server/demo/cast.ts'
import { expect, signInWith, test } from './fixtures.ts'

const password = { first: 'grey heron on the quay', second: 'low tide at half past six' }

/** Adds somebody as an admin does, and returns the invitation link that is shown. */
async function invite(page: Page, name: string, email: string): Promise<string> {
  await page.goto('/admin/people/new')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByText('It is shown only this once')).toBeVisible()
  return page.getByLabel('One-time link').inputValue()
}

async function choose(page: Page, typed: string): Promise<void> {
  await page.getByLabel('New password').fill(typed)
  await page.getByRole('button', { name: 'Set the password and go on' }).click()
}

const atHome = (page: Page) => page.getByRole('heading', { level: 1, name: 'My learning' })
const atSignIn = (page: Page) => page.getByRole('heading', { level: 1, name: 'Sign in' })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })
    const name = javaScriptEnabled ? 'Ingrid Solberg' : 'Arturo Prat'
    const email = demoEmail({ displayName: name })

    test('an invited person chooses a password, changes it and signs out a device', async ({
      page,
      signIn,
      anotherDevice,
    }) => {
      await signIn(page, 'Amina Diallo')
      const link = await invite(page, name, email)
      const [theirs, scanner] = [await anotherDevice(), await anotherDevice()]
      await scanner.goto(link)

      await theirs.goto(link)
      expect(theirs.url()).toMatch(/\/choose-password$/)
      await expect(theirs.getByText(email)).toBeVisible()
      await choose(theirs, 'Password12345')
      await expect(theirs.getByLabel('New password')).toHaveAccessibleDescription(
        /among the first that others/,
      )
      await choose(theirs, password.first)
      await expect(atHome(theirs)).toBeVisible()

      await scanner.reload()
      await expect(scanner.getByText('This link opens nothing any more')).toBeVisible()

      const other = await anotherDevice()
      await signInWith(other, email, password.first)
      await theirs.goto('/me/security')
      await expect(theirs.getByRole('button', { name: 'Sign out there' })).toHaveCount(1)
      await expect(theirs.getByRole('row', { name: /Signed in One-time link Chrome/ })).toBeVisible()

      await theirs.getByLabel('Current password').fill(password.first)
      await theirs.getByLabel('New password').fill(password.second)
      await theirs.getByRole('button', { name: 'Change the password' }).click()
      await expect(theirs.getByText('Your password is changed.')).toBeVisible()
      await other.goto('/me')
      await expect(atSignIn(other)).toBeVisible()

      await signInWith(other, email, password.second)
      await theirs.goto('/me/security')
      await theirs.getByRole('button', { name: 'Sign out there' }).click()
      await expect(theirs.getByText('That session is ended.')).toBeVisible()
      await other.goto('/me')
      await expect(atSignIn(other)).toBeVisible()
    })
  })
}

test('who forgot their password is told whom to ask where no mail is sent', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page.getByText('This site sends no mail.')).toBeVisible()
  await page.goto('/forgot-password?sent=yes')
  await expect(page.getByText('This site sends no mail.')).toBeVisible()
  await expect(page.getByText('a link is on its way')).toHaveCount(0)
})
