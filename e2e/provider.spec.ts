import type { Page } from '@playwright/test'
import { closeDatabase, database } from '#server/store/database.ts'
import { selectOptionalPersonIdByEmail } from '#server/store/people.ts'
import { freePort } from '#test/free-port.ts'
import { type RealProvider, startRealProvider } from '#test/oidc/real-provider.ts'
import { codeOf } from '#test/one-time-code.ts'
import { expect, test } from './fixtures.ts'
import { startInstance } from './instance.ts'
import { giveSecondFactor, reachDatabase } from './members.ts'

/** An instance of its own has a provider, so that all the others are asked for a password alone. */
const origin = `http://localhost:${process.env.KEYPOINT_E2E_STRICT_PORT}`
const port = Number(process.env.KEYPOINT_E2E_PROVIDER_PORT)

let provider: RealProvider
test.beforeAll(async () => {
  provider = await startRealProvider(origin, port)
})
test.afterAll(() => provider.close())

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('somebody new comes in from the provider, goes where they wanted and signs out there too', async ({
      page,
    }) => {
      const sub = javaScriptEnabled ? 'ada' : 'bo'
      const email = `${sub}@example.org`
      provider.accounts.set(sub, { sub, email, email_verified: true, name: `New ${sub}`, locale: 'en' })
      let callback = ''
      page.on('request', (request) => {
        if (request.url().includes('/sign-in/oidc/callback')) callback = request.url()
      })
      await page.goto(`${origin}/me`)
      await expect(
        page.getByText('Continue with Example ID. Use an email address and a password only'),
      ).toBeVisible()
      await page.getByRole('link', { name: 'Continue with Example ID' }).click()
      await page.getByRole('button', { name: `As ${sub}` }).click()
      await expect(page).toHaveURL(`${origin}/me`)
      await expect(page.getByText(`New ${sub}`).first()).toBeAttached()

      await page.locator('summary', { hasText: `New ${sub}` }).click()
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await page.getByRole('button', { name: 'Yes, sign out' }).click()
      await expect(page).toHaveURL(new RegExp(`^${origin}/sign-in`))
      await page.goto(callback)
      await expect(page.getByText('This sign-in took too long, was used already')).toBeVisible()
      await page.getByRole('link', { name: 'Continue with Example ID' }).click()
      await expect(page.getByRole('heading', { name: 'Example ID' })).toBeVisible()
      await page.getByRole('button', { name: 'As nobody' }).click()
      await expect(page.getByText('You stopped at Example ID')).toBeVisible()
    })
  })
}

test('whose address the provider has not confirmed stays out, and is told why', async ({ page }) => {
  provider.accounts.set('eve', { sub: 'eve', email: 'ruth.abernathy@demo.example', email_verified: false })
  await page.goto(`${origin}/sign-in`)
  await page.getByRole('link', { name: 'Continue with Example ID' }).click()
  await page.getByRole('button', { name: 'As eve' }).click()
  await expect(page.getByText('does not say that your email address is confirmed')).toBeVisible()
  await page.goto(`${origin}/me`)
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})

const codePage = (page: Page) => page.getByRole('heading', { level: 1, name: 'Enter your code' })

/** Comes in from the provider, for the first time or again. */
async function comeIn(page: Page, site: string, sub: string): Promise<void> {
  await page.goto(`${site}/me`)
  await page.getByRole('link', { name: 'Continue with Example ID' }).click()
  await page.getByRole('button', { name: `As ${sub}` }).click()
}

/** Comes in, sets a second factor up, and comes in again as from a new browser; returns what their app keeps. */
async function comeInWithFactor(page: Page, site: string, { accounts }: RealProvider, sub: string) {
  const email = `${sub}@example.org`
  accounts.set(sub, { sub, email, email_verified: true, name: `New ${sub}`, locale: 'en' })
  await comeIn(page, site, sub)
  await expect(page).toHaveURL(`${site}/me`)
  const personId = (await selectOptionalPersonIdByEmail(database(), email)) ?? ''
  const secret = await giveSecondFactor({ personId, email })
  await page.context().clearCookies()
  await comeIn(page, site, sub)
  return secret
}

test('who has a second factor here is asked for it after the provider, unless it is trusted with that', async ({
  page,
}) => {
  reachDatabase()
  const secret = await comeInWithFactor(page, origin, provider, 'asked')
  await expect(codePage(page)).toBeVisible()
  await page.goto(`${origin}/me`)
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await page.goto(`${origin}/sign-in/code?next=/me`)
  await page.getByLabel('Code from your app').fill(codeOf(secret, new Date(), 1))
  await page.getByRole('button', { name: 'Sign in' }).first().click()
  await expect(page).toHaveURL(`${origin}/me`)
  await closeDatabase()
})

test('a provider that is trusted with the second factor, and has no way to sign out', async ({ page }) => {
  reachDatabase()
  const ownPort = await freePort()
  const { origin: site, stop } = await startInstance((own) => ({
    KEYPOINT_BASE_URL: `http://127.0.0.1:${own}`,
    OIDC_ISSUER: `http://127.0.0.1:${ownPort}`,
    OIDC_CLIENT_ID: 'keypoint',
    OIDC_CLIENT_SECRET: 'secret of keypoint',
    OIDC_NAME: 'Example ID',
    OIDC_CREATE: 'all',
    OIDC_SECOND_FACTOR: 'trust',
  }))
  const trusted = await startRealProvider(site, ownPort, { hasSignOut: false })
  await comeInWithFactor(page, site, trusted, 'trusted')
  await expect(page).toHaveURL(`${site}/me`)
  await page.goto(`${site}/me/security`)
  await expect(page.getByText('Organisation account + second factor at the provider').first()).toBeVisible()
  await page.locator('summary', { hasText: 'New trusted' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(`${site}/sign-in`)
  await page.goto(`${site}/me`)
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await stop()
  await trusted.close()
  await closeDatabase()
})
