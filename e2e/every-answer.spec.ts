import { everyAnswersHeaders } from '#launcher/response-headers.mjs'
import { demoCourse } from './course.ts'
import { expect, test } from './fixtures.ts'

test('every kind of answer carries the headers that keep a browser safe, and nothing signed-in is kept', async ({
  page,
  request,
  signIn,
}) => {
  const course = await demoCourse()
  await signIn(page, 'Amina Diallo')
  const script = await page.locator('script[src]').first().getAttribute('src')
  const personal: [string, number][] = [
    ['/', 200],
    ['/admin', 200],
    [`/admin/reports/completion.csv?course=${course.id}`, 200],
    ['/courses/no-such', 404],
    ['/admin/reports/no-such.csv', 404],
    ['/no-such-page', 404],
  ]
  const open: [string, number][] = [
    ['/sign-in', 200],
    ['/me', 303],
    ['/api/health', 200],
    ['/api/ready', 200],
    ['/accent.css', 200],
    ['/icon.svg', 200],
    [script ?? '', 200],
    ['/_next/static/no-such.js', 404],
    ['/_next/image?url=%2Ficon.svg&w=64&q=75', 404],
    ['/%zz', 400],
    [`/${'a'.repeat(9000)}`, 414],
  ]
  const names = ['cache-control', ...Object.keys(everyAnswersHeaders(false))].sort()
  for (const [client, answers] of [
    [page.request, personal],
    [request, open],
  ] as const)
    for (const [address, status] of answers) {
      const answer = await client.get(address, { maxRedirects: 0 })
      expect(answer.status(), address).toBe(status)
      const given = answer.headersArray().map(({ name }) => name.toLowerCase())
      const ours = given.filter((name) => names.includes(name)).sort()
      expect(ours, address).toEqual(names)
      expect(answer.headers()['content-security-policy'], address).toContain("frame-ancestors 'none'")
      if (client === page.request) expect(answer.headers()['cache-control'], address).toMatch(/no-store/)
    }
  expect((await request.get(script ?? '')).headers()['cache-control']).toContain('immutable')
})

test('a form that cannot be taken is answered with a page that says what to do', async ({ page, signIn }) => {
  await signIn(page, 'Amina Diallo')
  const headers = { accept: 'text/html', origin: 'https://elsewhere.example' }
  const answer = await page.request.post('/sign-out', { headers, form: {} })
  expect(answer.status()).toBe(403)
  expect(answer.headers()['content-type']).toContain('text/html')
  expect(await answer.text()).toMatch(
    /<h1>.+<\/h1><p>This form was sent from another site.+<\/p>.*href="\/"/s,
  )
  const large = await page.request.post('/sign-out', { headers, data: 'a'.repeat(300_000) })
  expect(large.status()).toBe(413)
  expect(await large.text()).toContain('too large')
})
