import { type RealProvider, startRealProvider } from '#test/oidc/real-provider.ts'
import { expect, test } from './fixtures.ts'

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
