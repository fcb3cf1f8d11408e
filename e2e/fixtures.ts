import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { demoEmail } from '#server/demo/cast.ts'

type Noise = {
  listenTo(context: BrowserContext): void
  /** What a browser says about something that the test does on purpose, such as opening a page that is not there. */
  expect(pattern: RegExp): void
}

type Fixtures = {
  noise: Noise
  /** Opens a page of another browser, with nothing in common with the first but the test's settings, and in a language. */
  anotherDevice: (locale?: string) => Promise<Page>
  /** Signs in as somebody of the demo organisation, by their name, as people do. */
  signIn: (page: Page, name: string) => Promise<void>
}

/** Playwright's test, which fails on any error or warning in a console, a violated content policy included. */
export const test = base.extend<Fixtures>({
  noise: [
    async ({ browserName: _ }, use) => {
      const heard: string[] = []
      const expected: RegExp[] = []
      await use({
        listenTo: (context) => listen(context, heard),
        expect: (pattern) => void expected.push(pattern),
      })
      expect(heard.filter((line) => !expected.some((pattern) => pattern.test(line)))).toEqual([])
    },
    { auto: true },
  ],
  context: async ({ context, noise }, use) => {
    noise.listenTo(context)
    await use(context)
  },
  anotherDevice: async ({ browser, noise, baseURL, javaScriptEnabled }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (locale) => {
      const context = await browser.newContext({ baseURL, javaScriptEnabled, locale })
      contexts.push(context)
      noise.listenTo(context)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
  signIn: async ({ browserName: _ }, use) => {
    await use((page, name) => signInWith(page, demoEmail({ displayName: name }), demoPassword))
  },
})

export { expect }

/** Everyone's in the demo organisation that the journeys visit. */
export const demoPassword = process.env.KEYPOINT_DEMO_PASSWORD ?? ''

/** Fills the sign-in form and waits for the page after it. */
export async function signInWith(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

function listen(context: BrowserContext, heard: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      heard.push(`${message.text()} at ${message.location().url}`)
  })
  context.on('weberror', (error) => heard.push(error.error().message))
}
