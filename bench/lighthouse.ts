import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { findOrInstallChromium } from '#test/chromium.ts'
import { runScript } from '#test/section.ts'
import { chromiumFlags } from './browser.ts'

export const lighthouseCategories = ['performance', 'accessibility', 'best-practices'] as const

/** All that a score for speed comes of, by Lighthouse's id. In milliseconds, but for the layout shift, which is a share. */
export const lighthouseMetrics = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
] as const

/** Scores from 0 to 100, what they come of, and how fast Lighthouse found this machine to be (its own index). */
export type LighthouseRun = {
  scores: Record<(typeof lighthouseCategories)[number], number>
  metrics: Record<(typeof lighthouseMetrics)[number], number>
  benchmarkIndex: number
}

/** What Lighthouse says of a page, seen on a slow telephone as its defaults have it, by whoever has the cookie. */
export async function runLighthouse(url: string, cookie: string): Promise<LighthouseRun> {
  const script = await installedLighthouse()
  const folder = mkdtempSync(join(tmpdir(), 'kp-'))
  const headers = join(folder, 'headers.json')
  const report = join(folder, 'report.json')
  writeFileSync(headers, JSON.stringify({ cookie }))
  const words = [
    url,
    '--quiet',
    '--output=json',
    `--output-path=${report}`,
    `--extra-headers=${headers}`,
    `--only-categories=${lighthouseCategories.join(',')}`,
    `--chrome-flags=${['--headless=new', ...chromiumFlags].join(' ')}`,
  ]
  const chromium = { CHROME_PATH: await findOrInstallChromium() }
  let ended = await runScript(script, words, chromium)
  // Now and then the browser's own record of a visit has no beginning; nothing was measured then.
  if (ended.output.includes('NO_NAVSTART')) ended = await runScript(script, words, chromium)
  if (ended.code !== 0) throw new Error(`Lighthouse failed on ${url}:\n${ended.output}`)
  const run = readRun(readFileSync(report, 'utf8'))
  rmSync(folder, { recursive: true })
  return run
}

const scoreSchema = z.object({ score: z.number() })
const metricSchema = z.object({ numericValue: z.number() })
const reportSchema = z.object({
  categories: z.object({
    performance: scoreSchema,
    accessibility: scoreSchema,
    'best-practices': scoreSchema,
  }),
  audits: z.object({
    'first-contentful-paint': metricSchema,
    'largest-contentful-paint': metricSchema,
    'total-blocking-time': metricSchema,
    'cumulative-layout-shift': metricSchema,
    'speed-index': metricSchema,
  }),
  environment: z.object({ benchmarkIndex: z.number() }),
})

function readRun(report: string): LighthouseRun {
  const { categories: scored, audits, environment } = reportSchema.parse(JSON.parse(report))
  const percent = (category: (typeof lighthouseCategories)[number]) =>
    Math.round(scored[category].score * 100)
  return {
    scores: {
      performance: percent('performance'),
      accessibility: percent('accessibility'),
      'best-practices': percent('best-practices'),
    },
    metrics: {
      'first-contentful-paint': audits['first-contentful-paint'].numericValue,
      'largest-contentful-paint': audits['largest-contentful-paint'].numericValue,
      'total-blocking-time': audits['total-blocking-time'].numericValue,
      'cumulative-layout-shift': audits['cumulative-layout-shift'].numericValue,
      'speed-index': audits['speed-index'].numericValue,
    },
    benchmarkIndex: environment.benchmarkIndex,
  }
}

const home = join('.cache', 'lighthouse')
const entry = join(home, 'node_modules/lighthouse/cli/index.js')

/**
 * Two hundred packages that nothing else needs (docs/decisions/0030): installed when first asked for, in exactly the
 * versions of bench/lighthouse/package-lock.json.
 */
async function installedLighthouse(): Promise<string> {
  const lock = 'package-lock.json'
  const wanted = readFileSync(join('bench/lighthouse', lock), 'utf8')
  const has = existsSync(join(home, lock)) && readFileSync(join(home, lock), 'utf8') === wanted
  if (has && existsSync(entry)) return entry
  mkdirSync(home, { recursive: true })
  for (const file of ['package.json', lock]) copyFileSync(join('bench/lighthouse', file), join(home, file))
  const npm = process.env.npm_execpath
  if (!npm) throw new Error('Run this with npm, which installs Lighthouse: npm run bench')
  const { code, output } = await runScript(npm, ['ci', '--prefix', home, '--no-audit', '--no-fund'])
  if (code !== 0) throw new Error(`Installing Lighthouse failed:\n${output}`)
  return entry
}
