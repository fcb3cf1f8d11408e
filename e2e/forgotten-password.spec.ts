import type { Page } from '@playwright/test'
import { closeDatabase } from '#server/store/database.ts'
import { readText, startMailServer } from '#test/mail-server.ts'
import { codeOf } from '#test/one-time-code.ts'
import { expect, signInWith, test } from './fixtures.ts'
import {
  giveSecondFactor,
  makeGroup,
  makeLinkFor,
  makeMember,
  memberPassword,
  reachDatabase,
} from './members.ts'

/** The instance that sends mail. */
const origin = `http://localhost:${process.env.KEYPOINT_E2E_STRICT_PORT}`
const chosen = 'grey heron on the quay'

let mail: Awaited<ReturnType<typeof startMailServer>>
test.beforeAll(async () => {
  reachDatabase()
  mail = await startMailServer(Number(process.env.KEYPOINT_E2E_MAIL_PORT))
})
test.afterAll(async () => {
  await mail.stop()
  await closeDatabase()
})

const sentTo = (email: string) => mail.received.filter(({ to }) => to.includes(email))
const atHome = (page: Page) => page.getByRole('heading', { level: 1, name: 'My learning' })
const atSignIn = (page: Page) => page.getByRole('heading', { level: 1, name: 'Sign in' })

async function askForLink(page: Page, email: string): Promise<void> {
  await page.goto(`${origin}/sign-in`)
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('a link is on its way to it')).toBeVisible()
}

async function choose(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Set the password and go on' }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, baseURL: origin })
    const called = javaScriptEnabled ? 'Avec' : 'Sans'

    test('who forgot their password gets a mail, chooses another one and is in, as nobody else is any more', async ({
      page,
      anotherDevice,
    }) => {
      const { email } = await makeMember(`Forgetful ${called}`, [], await makeGroup(`Forgetful ${called}`))
      const before = await anotherDevice()
      await signInWith(before, email, memberPassword)

      await page.goto('/forgot-password')
      await page.getByLabel('Email').fill('forgetful')
      await page.getByRole('button', { name: 'Send the link' }).click()
      await expect(page.getByRole('link', { name: /in full, such as name@example.org/ })).toBeVisible()
      await expect(page.getByLabel('Email')).toHaveValue('forgetful')
      await askForLink(page, `nobody.${email}`)
      const said = await page.getByRole('main').innerText()
      await askForLink(page, email)
      expect(await page.getByRole('main').innerText()).toBe(said)
      await expect.poll(() => sentTo(email)).toHaveLength(1)
      expect(sentTo(`nobody.${email}`)).toEqual([])
      const link =
        readText(sentTo(email)[0] ?? { to: [], source: '' }).match(/http\S+\/link\?token=\S+/)?.[0] ?? ''
      expect(link).toContain(origin)

      await page.goto(link)
      await expect(page.getByText(email)).toBeVisible()
      await choose(page, chosen)
      await expect(atHome(page)).toBeVisible()
      await before.goto('/me')
      await expect(atSignIn(before)).toBeVisible()

      const again = await anotherDevice()
      await again.goto(link)
      await expect(again.getByText('This link opens nothing any more')).toBeVisible()
      await again.goto('/sign-in')
      await again.getByLabel('Email').fill(email)
      await again.getByLabel('Password').fill(memberPassword)
      await again.getByRole('button', { name: 'Sign in' }).click()
      await expect(again.getByRole('link', { name: /password is not right/ })).toBeVisible()
      await signInWith(again, email, chosen)
      await expect(atHome(again)).toBeVisible()
    })

    test('a link alone does not get past a second factor', async ({ page }) => {
      const member = await makeMember(`Twofold ${called}`, [], await makeGroup(`Twofold ${called}`))
      const secret = await giveSecondFactor(member)
      await page.goto(`/link?token=${await makeLinkFor(member.personId)}`)
      await choose(page, chosen)
      await expect(page.getByRole('heading', { level: 1, name: 'Enter your code' })).toBeVisible()
      for (const path of ['/', '/me', '/me/security/second-factor']) {
        await page.goto(path)
        await expect(atSignIn(page), path).toBeVisible()
      }
      await page.goto('/sign-in/code')
      await page.getByLabel('Code from your app').fill('000 000')
      await page.getByRole('button', { name: 'Sign in' }).first().click()
      await expect(page.getByRole('link', { name: /That code is not right/ })).toBeVisible()
      await page.getByLabel('Code from your app').fill(codeOf(secret, new Date(), 1))
      await page.getByRole('button', { name: 'Sign in' }).first().click()
      await expect(atHome(page)).toBeVisible()
    })
  })
}
