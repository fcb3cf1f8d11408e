import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { runScript } from './section.ts'

const systemPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Where a Chromium is installed: CHROMIUM_PATH, the system's, Playwright's own; null when there is none. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : null
  return [...systemPlaces, chromium.executablePath()].find((path) => existsSync(path)) ?? null
}

/** The same, installing one when there is none. Throws a sentence that says what to do. */
export async function findOrInstallChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH is "${named}"; expected an existing file.`)
  const found = findChromium()
  if (found) return found
  const isRoot = process.getuid?.() === 0
  const words = ['install', ...(isRoot ? ['--with-deps'] : []), 'chromium-headless-shell', 'chromium']
  await runScript('node_modules/playwright/cli.js', words)
  if (!findChromium() && isRoot) installFromDebian()
  const installed = findChromium()
  if (installed) return installed
  throw new Error(
    "There is no Chromium for the browser journeys and none could be installed. Install one (`npx playwright install chromium`, or your system's package) or name one with CHROMIUM_PATH.",
  )
}

function installFromDebian(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' })
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
    env,
    stdio: 'ignore',
  })
}
