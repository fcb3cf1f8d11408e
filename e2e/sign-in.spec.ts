import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { demoEmail } from '#server/demo/cast.ts'
import { demoPassword, expect, test } from './fixtures.ts'

const email = demoEmail({ displayName: 'Yuki Tanaka' })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a wrong password and an address that nobody has are told apart by nothing', async ({ page }) => {
      const answers: string[] = []
      for (const address of [email, 'nobody@demo.example']) {
        await page.goto('/sign-in')
        await page.getByLabel('Email').fill(address)
        await page.getByLabel('Password').fill('not the password')
        await page.getByRole('button', { name: 'Sign in' }).click()
        await expect(page.getByText('There is a problem')).toBeVisible()
        await expect(page.getByLabel('Email')).toHaveValue(address)
        await expect(page.getByLabel('Password')).toHaveValue('')
        answers.push(await page.getByRole('main').innerText())
      }
      expect(answers[0]).toBe(answers[1])
    })
  })
}

test('nobody is sent to another site after signing in', async ({ page }) => {
  for (const next of ['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
    await page.context().clearCookies()
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password').fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'My learning' })).toBeVisible()
    expect(new URL(page.url()).pathname).toBe('/')
  }
})

test('who signs out everywhere is signed out on every device', async ({ page, signIn, anotherDevice }) => {
  const other = await anotherDevice()
  await signIn(page, 'Ruth Abernathy')
  await signIn(other, 'Ruth Abernathy')
  await other.goto('/me')
  await page.goto('/me/security')
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await other.goto('/me')
  await expect(other.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})

/** The addresses of all route handlers that answer a POST, with some value for each parameter. */
function postAddresses(): string[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('route.ts'),
  )
  const posts = files.filter((file) =>
    /export (async )?function POST/.test(readFileSync(join('app', file), 'utf8')),
  )
  return posts.map((file) =>
    `/${relative('.', file)}`
      .replace(/\/route\.ts$/, '')
      .replace(/\/\([^)]+\)/g, '')
      .replace(/\[[^\]]+\]/g, 'anything'),
  )
}

test('a form that another site sends changes nothing', async ({ page, signIn }) => {
  await signIn(page, 'Ruth Abernathy')
  const addresses = postAddresses()
  expect(addresses).toContain('/sign-out')
  expect(addresses.length).toBeGreaterThan(4)
  for (const address of addresses) {
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }]) {
      const response = await page.request.post(address, { headers, form: { any: 'thing' }, maxRedirects: 0 })
      expect(response.status(), address).toBe(403)
    }
  }
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'My learning' })).toBeVisible()
})

test('a sign-in form that another site sends begins no session', async ({ page, playwright, baseURL }) => {
  await page.goto('/sign-in')
  const hidden = await page
    .locator('form input[type="hidden"]')
    .evaluateAll((inputs) =>
      inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
    )
  const elsewhere = await playwright.request.newContext({ baseURL })
  const response = await elsewhere.post('/sign-in', {
    headers: { origin: 'https://evil.example' },
    multipart: { ...Object.fromEntries(hidden), email, password: demoPassword },
    maxRedirects: 0,
  })
  expect(response.headers()['set-cookie'] ?? '').not.toContain('keypoint')
  expect(response.status()).not.toBe(303)
  await elsewhere.dispose()
})
