import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { done } from '#server/commands/done.ts'
import { editPerson } from '#server/commands/edit-person.ts'
import { closeDatabase } from '#server/store/database.ts'
import { cellsOf } from '#test/permissions/matrix.ts'
import { tables } from '#test/permissions/rows.ts'
import { demoCourse } from './course.ts'
import { expect, signInWith, test } from './fixtures.ts'
import { by, giveSecondFactor, makeGroup, makeMember, memberPassword, reachDatabase } from './members.ts'
import { makeWorld, thingOf, type World } from './permissions/world.ts'

// Axe takes a second or two a page, and a slow machine several.
test.describe.configure({ timeout: 300_000 })
test.beforeAll(reachDatabase)
test.afterAll(closeDatabase)

/** Whom pages are looked at as: each page as the first of these who is shown it. */
const lookers = ['nobody', 'learner', 'admin'] as const
type Looker = (typeof lookers)[number]
const shownTo = { nobody: 'anybody', learner: 'a learner', admin: 'an admin' }

/** Shown to nobody who merely asks: they are looked at below. */
const notAsked = ['page /sign-in/code', 'page /sign-out/provider']

/** The addresses of all pages that the permission matrix knows, by who looks at them: nobody need add a new one here. */
function pagesFor(world: World): Record<Looker, string[]> {
  const pages: Record<Looker, string[]> = { nobody: [], learner: [], admin: [] }
  for (const { subject, rows } of tables()) {
    if (!subject.startsWith('page ') || notAsked.includes(subject)) continue
    const shown = cellsOf(rows.answers).filter(({ answer }) => answer === 'shown')
    const looker = lookers.find((role) => shown.some((cell) => cell.role === role))
    const cell = shown.find(({ role }) => role === looker)
    if (!looker || !cell) throw new Error(`${subject} is shown to none of ${lookers.join(', ')}`)
    pages[looker].push(rows.path(thingOf(world, looker, cell.relation)))
  }
  return pages
}

for (const looker of lookers)
  test(`every page that ${shownTo[looker]} is shown is accessible in light and dark and fits a narrow screen in both languages`, async ({
    page,
    anotherDevice,
  }) => {
    const world = await makeWorld(`Looks${looker}`)
    const addresses = pagesFor(world)[looker]
    expect(addresses.length).toBeGreaterThan(3)
    if (looker === 'learner') addresses.push(...(await lessons()))
    const visitor = world.own[looker]
    if (looker !== 'nobody') await signInWith(page, visitor.email, memberPassword)
    for (const address of addresses) await examine(page, address)

    // In a profile, where there is one, else in the browser.
    const french = looker === 'nobody' ? await anotherDevice('fr-CA') : page
    const profile = { ...visitor, displayName: visitor.name, locale: 'fr', zone: 'UTC' }
    if (looker !== 'nobody') done(await editPerson(profile, by()))
    for (const address of addresses) await examineFrench(french, address)
  })

test('the second step of signing in is accessible and fits, and so is a page that is not there', async ({
  page,
  noise,
}) => {
  noise.expect(/status of 404/)
  await examine(page, '/courses/nothing-here')
  const member = await makeMember('Cody Looks', [], await makeGroup('Looks at codes'))
  await giveSecondFactor(member)
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(member.email)
  await page.getByLabel('Password').fill(memberPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Code from your app').waitFor()
  await examine(page, page.url())
})

test('the way to signing out at a provider, which leads on at once, is accessible and fits before it does', async ({
  page,
  anotherDevice,
}) => {
  const address = `http://localhost:${process.env.KEYPOINT_E2E_STRICT_PORT}/sign-out/provider`
  const french = await anotherDevice('fr-CA')
  // An answer without content leaves a browser where it is.
  for (const one of [page, french]) await one.route('**/leave', (route) => route.fulfill({ status: 204 }))
  await examine(page, address)
  await examineFrench(french, address)
  await expect(french.getByRole('link', { name: 'Example ID' })).toHaveAttribute('href', /leave$/)
})

const narrow = { width: 320, height: 700 }

/** Looks at a page in light and dark with axe, and at 320 pixels for what sticks out. */
async function examine(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expectAccessible(new AxeBuilder({ page }), `${address} light`)
  await page.emulateMedia({ colorScheme: 'dark' })
  // Nothing but colours differs.
  await expectAccessible(
    new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']),
    `${address} dark`,
  )
  await page.setViewportSize(narrow)
  await expectToFit(page, address)
}

/** Looks at a page in French, at 320 pixels. */
async function examineFrench(page: Page, address: string): Promise<void> {
  await page.setViewportSize(narrow)
  await page.goto(address)
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expectToFit(page, address)
}

async function expectAccessible(axe: AxeBuilder, what: string): Promise<void> {
  const { violations } = await axe.analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    grave.map(({ id, nodes }) => [id, nodes[0]?.html]),
    what,
  ).toEqual([])
}

async function expectToFit(page: Page, address: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${address} at ${narrow.width} pixels`).toBeLessThanOrEqual(narrow.width)
}

/** All lessons of the course that has most in them: figures, tables, terms. */
async function lessons(): Promise<string[]> {
  const { id, modules } = await demoCourse()
  return modules.flatMap((module) =>
    module.lessons.map((lesson) => `/courses/${id}/${module.id}/${lesson.id}`),
  )
}
