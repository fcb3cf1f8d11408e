import type { Page } from '@playwright/test'
import { demoEmail } from '#server/demo/cast.ts'
import { codeOf } from '#test/one-time-code.ts'
import { demoPassword, expect, test } from './fixtures.ts'

const settingsPath = '/me/security/second-factor'
const strictOrigin = `http://localhost:${process.env.KEYPOINT_E2E_STRICT_PORT}`

/** The first step of signing in, wherever it leads. */
async function typePassword(page: Page, name: string, origin = ''): Promise<void> {
  await page.goto(`${origin}/sign-in`)
  await page.getByLabel('Email').fill(demoEmail({ displayName: name }))
  await page.getByLabel('Password').fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Sets a second factor up on the page for it; returns what an app and a piece of paper keep. */
async function setUp(page: Page): Promise<{ secret: string; recoveryCodes: string[] }> {
  await page.getByLabel('Password').fill(demoPassword)
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByRole('img', { name: 'QR code with the key' })).toBeVisible()
  const secret = (await page.locator('.secret-key').innerText()).replaceAll(' ', '')
  await page.getByLabel('Code from your app').fill('000 000')
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByRole('link', { name: /That code is not right/ })).toBeVisible()
  await page.getByLabel('Code from your app').fill(codeOf(secret, new Date()))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByText('Keep these recovery codes')).toBeVisible()
  return { secret, recoveryCodes: await page.locator('.recovery-codes li').allInnerTexts() }
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code from your app').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).first().click()
}

async function typeRecoveryCode(page: Page, code: string): Promise<void> {
  const field = page.getByLabel('Recovery code')
  if (!(await field.isVisible())) await page.getByText('I cannot use my app').click()
  await field.fill(code)
  await page.getByRole('button', { name: 'Sign in' }).last().click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('somebody sets up a second factor, signs in with codes, and turns it off', async ({
      page,
      signIn,
      anotherDevice,
    }) => {
      const name = javaScriptEnabled ? 'Hannah Goldberg' : "Patrick O'Rourke"
      await signIn(page, name)
      await page.goto('/me/security')
      await page.getByRole('link', { name: 'Set up or change your second factor' }).click()
      const { secret, recoveryCodes } = await setUp(page)
      const [code = ''] = recoveryCodes
      expect(recoveryCodes).toHaveLength(10)
      await page.getByRole('link', { name: 'I have kept them' }).click()
      await expect(page.getByText('10 recovery codes are left.')).toBeVisible()

      const device = await anotherDevice()
      await typePassword(device, name)
      await expect(device.getByRole('heading', { level: 1, name: 'Enter your code' })).toBeVisible()
      await device.goto('/me')
      await expect(device.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
      await device.goto('/sign-in/code?next=/me')
      const next = codeOf(secret, new Date(), 1)
      await typeCode(device, next)
      await expect(device).toHaveURL(/\/me$/)

      const third = await anotherDevice()
      await typePassword(third, name)
      await typeCode(third, next)
      await expect(third.getByRole('link', { name: /That code was used already/ })).toBeVisible()
      await typeRecoveryCode(third, code.toUpperCase())
      await expect(third.getByRole('heading', { level: 1, name: 'My learning' })).toBeVisible()
      await third.context().clearCookies()
      await typePassword(third, name)
      await typeRecoveryCode(third, code)
      await expect(third.getByRole('link', { name: /not a recovery code that still works/ })).toBeVisible()

      await page.goto(settingsPath)
      await expect(page.getByText('9 recovery codes are left.')).toBeVisible()
      await page.locator('#turn-off-password').fill('not the password')
      await page.getByRole('button', { name: 'Turn off' }).click()
      await expect(page.getByRole('link', { name: 'The password is not right. Try again.' })).toBeVisible()
      await page.locator('#turn-off-password').fill(demoPassword)
      await page.getByRole('button', { name: 'Turn off' }).click()
      await expect(page.getByText('Your second factor is off.')).toBeVisible()
      const fourth = await anotherDevice()
      await typePassword(fourth, name)
      await expect(fourth.getByRole('heading', { level: 1, name: 'My learning' })).toBeVisible()
    })
  })
}

test('an admin sets up the second factor that is demanded before anything else, and another resets it', async ({
  page,
  signIn,
  anotherDevice,
}) => {
  const office = await anotherDevice()
  await signIn(office, 'Amina Diallo')
  await office.goto('/admin/people?text=Daniel')
  await office.getByRole('link', { name: 'Daniel Okafor' }).click()
  await office.getByRole('link', { name: 'Change' }).click()
  const editPath = new URL(office.url()).pathname
  await office.locator('#role-role').selectOption('admin')
  await office.getByRole('button', { name: 'Grant' }).click()
  await expect(office.getByText('Saved')).toBeVisible()

  await typePassword(page, 'Daniel Okafor', strictOrigin)
  await expect(page.getByText('Administrators need a second factor here.')).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0)
  for (const path of ['/', '/me', '/admin', editPath, '/sign-in']) {
    await page.goto(`${strictOrigin}${path}`)
    await expect(page, path).toHaveURL(`${strictOrigin}${settingsPath}`)
  }
  const report = await page.request.get(`${strictOrigin}/admin/reports/completion.csv`)
  expect(report.status()).toBe(401)
  await setUp(page)
  await page.goto(`${strictOrigin}/admin`)
  await expect(page).toHaveURL(`${strictOrigin}/admin`)
  await page.goto(`${strictOrigin}${settingsPath}`)
  await expect(page.getByRole('button', { name: 'Make new recovery codes' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Turn off' })).toHaveCount(0)

  await office.goto(editPath)
  await office.getByRole('button', { name: 'Reset the second factor' }).click()
  await expect(office.getByRole('link', { name: 'Write why the second factor is reset.' })).toBeVisible()
  await office.getByLabel('Reason, for the record').fill('Phone fell into the harbour')
  await office.getByRole('button', { name: 'Reset the second factor' }).click()
  await expect(office.getByText('This person is signed out everywhere')).toBeVisible()
  await expect(office.getByText('Second factor reset, by Amina Diallo')).toBeVisible()

  await page.goto(`${strictOrigin}/admin`)
  await typePassword(page, 'Daniel Okafor', strictOrigin)
  await expect(page).toHaveURL(`${strictOrigin}${settingsPath}`)
  await page.context().clearCookies()
  await typePassword(page, 'Daniel Okafor')
  await expect(page.getByRole('heading', { level: 1, name: 'My learning' })).toBeVisible()
})
