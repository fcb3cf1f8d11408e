import { gzipSync } from 'node:zlib'
import type { Browser, Response } from '@playwright/test'
import { withBrowser } from '../browser.ts'
import { courseAtHand } from '../course-at-hand.ts'
import type { Installation } from '../installation.ts'
import type { Line, Measurement } from '../measurement.ts'
import { someLearner } from './pages.ts'

/** What a browser that has nothing yet loads for its first page, and when it shows something. */
export const firstView: Measurement = {
  id: 'first-view',
  title: 'First view in a browser',
  onlyEmbedded: true,
  async run(site) {
    const cookie = await someLearner(site)
    const { paths } = await courseAtHand(site.small)
    return withBrowser(async (browser) => [
      ...(await linesOf('home', browser, site.small, { path: '/', cookie })),
      ...(await linesOf('a lesson', browser, site.small, { path: paths.lesson, cookie })),
    ])
  },
}

type Visit = { path: string; cookie: string }

async function linesOf(name: string, browser: Browser, at: Installation, visit: Visit): Promise<Line[]> {
  const views: View[] = []
  for (let time = 0; time < 5; time += 1) views.push(await view(browser, at, visit))
  const of = (key: keyof View) => views.map((one) => one[key])
  return [
    { name, unit: 'requests', samples: of('requests') },
    { name: `${name}: everything, gzipped`, unit: 'KB', samples: of('bytes') },
    { name: `${name}: scripts, gzipped`, unit: 'KB', samples: of('scriptBytes'), budget: { most: 150 } },
    { name: `${name}: first contentful paint`, unit: 'ms', samples: of('paintMs') },
  ]
}

type View = { requests: number; bytes: number; scriptBytes: number; paintMs: number }

async function view(browser: Browser, at: Installation, { path, cookie }: Visit): Promise<View> {
  const context = await browser.newContext()
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: at.url }])
  const page = await context.newPage()
  const responses: Response[] = []
  page.on('response', (response) => responses.push(response))
  await page.goto(`${at.url}${path}`, { waitUntil: 'networkidle' })
  const paintMs = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  )
  const sizes = await Promise.all(responses.map(gzippedSize))
  await context.close()
  const sum = (kept: typeof sizes) => kept.reduce((total, { kilobytes }) => total + kilobytes, 0)
  return {
    requests: responses.length,
    bytes: sum(sizes),
    scriptBytes: sum(sizes.filter(({ isScript }) => isScript)),
    paintMs,
  }
}

/** As the proxy in front would send it; the application itself compresses nothing. */
async function gzippedSize(response: Response): Promise<{ kilobytes: number; isScript: boolean }> {
  const body = await response.body().catch(() => Buffer.alloc(0))
  const isPacked = /^(font|image\/(?!svg))/.test(response.headers()['content-type'] ?? '')
  const bytes = isPacked ? body.length : gzipSync(body).length
  return { kilobytes: bytes / 1024, isScript: response.request().resourceType() === 'script' }
}
