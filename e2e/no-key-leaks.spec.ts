import type { Page } from '@playwright/test'
import { keyMarker } from '#test/key-leaks/key-marker.ts'
import { demoCourse, keyPointsOf } from './course.ts'
import { expect, test } from './fixtures.ts'
import { answerQuestion, questionsOn, takeQuiz } from './quiz.ts'
import { type Secret, secretsOf } from './secrets.ts'

type Received = { from: string; text: string }

/** Keeps every byte that a page's browser receives, and what its pages' data requests give. */
class Listener {
  readonly received: Received[] = []
  readonly #pending: Promise<void>[] = []

  constructor(readonly page: Page) {
    page.on('response', (response) => {
      const { status, url } = { status: response.status(), url: response.url() }
      const headers = JSON.stringify(response.headers())
      const isEmpty = status >= 300 && status < 400
      const body = isEmpty ? Promise.resolve('') : response.body().then((bytes) => bytes.toString('utf8'))
      this.#pending.push(
        body.then(
          (text) => void this.received.push({ from: url, text: `${headers}\n${text}` }),
          () => void this.received.push({ from: url, text: headers }),
        ),
      )
    })
  }

  /** Opens a page as somebody does, and asks for its data as the framework's own navigation does. */
  async visit(address: string): Promise<void> {
    const response = await this.page.goto(address)
    expect(response?.ok(), address).toBe(true)
    await this.page.waitForLoadState('load')
    for (const kind of ['page', 'prefetch']) {
      const headers: Record<string, string> = { rsc: '1', accept: 'text/x-component' }
      if (kind === 'prefetch') headers['next-router-prefetch'] = '1'
      const data = await this.page.request.get(address, {
        headers: { ...headers, accept: 'text/x-component' },
      })
      this.received.push({ from: `${address} (data of the ${kind})`, text: await data.text() })
    }
    const images = await this.page
      .locator('img')
      .evaluateAll((all) => all.map((image) => image.getAttribute('src')))
    for (const source of images) {
      const image = await this.page.request.get(source ?? '')
      expect(image.ok(), String(source)).toBe(true)
      this.received.push({ from: String(source), text: await image.text() })
    }
  }

  async everything(): Promise<Received[]> {
    await Promise.all(this.#pending)
    return this.received
  }
}

function found(received: Received[], secrets: Secret[]): string[] {
  return secrets.flatMap(({ text, questionId }) =>
    received
      .filter((piece) => piece.text.includes(text))
      .map(({ from }) => `${questionId} in ${from}: ${text}`),
  )
}

function marked(received: Received[]): string[] {
  return received.flatMap(({ from, text }) => {
    const marker = keyMarker.exec(text)
    return marker ? [`${from}: ${text.slice(marker.index, marker.index + 120)}`] : []
  })
}

test('no key and no feedback reaches a browser before it is released, and then only what is released', async ({
  page,
  signIn,
}) => {
  const course = await demoCourse()
  const keyPoints = keyPointsOf(course)
  const secrets = secretsOf(course)
  expect(new Set(secrets.map(({ questionId }) => questionId)).size).toBe(
    keyPoints.flatMap(({ questions }) => questions).length,
  )
  const listener = new Listener(page)
  await signIn(page, 'Fatima El Amrani')
  const attempts = new Map<string, string>()
  for (const { id, moduleId } of keyPoints) {
    await listener.visit(`/courses/${course.id}/${moduleId}/quiz/${id}`)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByRole('button', { name: 'Submit answers' }).waitFor()
    const [first] = await questionsOn(page)
    const saved = page.waitForResponse((response) => response.url().endsWith('/answers'))
    if (first) await answerQuestion(first, course, 'right')
    await saved
    attempts.set(id, new URL(page.url()).pathname)
  }
  const modulePages = course.modules.flatMap(({ id, lessons }) => [
    `/courses/${course.id}/${id}`,
    ...lessons.map((lesson) => `/courses/${course.id}/${id}/${lesson.id}`),
  ])
  const pages = ['/', '/me', `/courses/${course.id}`, ...modulePages, ...attempts.values()]
  for (const address of pages) await listener.visit(address)
  const before = await listener.everything()
  expect(before.some(({ from }) => /_next\/static\/.*\.js/.test(from))).toBe(true)
  expect(before.some(({ from }) => from.includes('/figures/'))).toBe(true)
  expect(found(before, secrets)).toEqual([])
  expect(marked(before)).toEqual([])

  const [passed, ...unpassed] = keyPoints
  if (!passed) throw new Error('The course has no key point')
  const after = new Listener(page)
  await page.goto(attempts.get(passed.id) ?? '')
  await takeQuiz(page, course, 'right')
  await expect(page.getByRole('heading', { name: 'You passed' })).toBeVisible()
  for (const address of pages) await after.visit(address)
  const released = await after.everything()
  const isOf = (id: string) => (secret: Secret) => secret.keyPointId === id
  expect(found(released, secrets.filter(isOf(passed.id))).length).toBeGreaterThan(0)
  for (const { id } of unpassed) expect(found(released, secrets.filter(isOf(id)))).toEqual([])
})
