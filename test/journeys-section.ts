import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { findOrInstallChromium } from './chromium.ts'
import { freePort } from './free-port.ts'
import { runScript, type Section } from './section.ts'

const resultsSchema = z.object({
  stats: z.object({
    expected: z.int(),
    unexpected: z.int(),
    flaky: z.int(),
    skipped: z.int(),
  }),
})

/** What people do, in a real browser, against a server and a data folder of its own; axe looks at the pages. */
export const journeysSection: Section = {
  title: 'Browser journeys and axe',
  run: async () => {
    if (!existsSync('e2e'))
      return { passed: 0, failed: 0, skipped: 0, output: '', note: 'There is no e2e folder.' }
    const file = join('.cache', 'journeys.json')
    await mkdir('.cache', { recursive: true })
    await rm(file, { force: true })
    const env = {
      CHROMIUM_PATH: await findOrInstallChromium(),
      KEYPOINT_E2E_PORT: String(await freePort()),
      KEYPOINT_E2E_STRICT_PORT: String(await freePort()),
      KEYPOINT_E2E_PROVIDER_PORT: String(await freePort()),
      KEYPOINT_E2E_MAIL_PORT: String(await freePort()),
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    }
    const script = 'node_modules/playwright/cli.js'
    const { code, output } = await runScript(script, ['test', '--reporter=list,json'], env)
    if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, output }
    const { stats } = resultsSchema.parse(JSON.parse(await readFile(file, 'utf8')))
    const failed = stats.unexpected + stats.flaky || (code === 0 ? 0 : 1)
    return { passed: stats.expected, failed, skipped: stats.skipped, output }
  },
}
