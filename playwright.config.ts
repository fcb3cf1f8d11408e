import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium } from './test/chromium.ts'

const port = process.env.KEYPOINT_E2E_PORT ?? '3900'
/** Of a second instance on the same database, which demands a second factor of admins. */
const strictPort = process.env.KEYPOINT_E2E_STRICT_PORT ?? String(Number(port) + 1)
const isRoot = process.getuid?.() === 0

/** Everyone's password in the demo organisation that the journeys sign in to. */
process.env.KEYPOINT_DEMO_PASSWORD ??= 'a password for journeys'
/** Shared, so that a journey can set up what the server unseals. */
process.env.KEYPOINT_SESSION_SECRET ??= randomBytes(32).toString('hex')
process.env.KEYPOINT_E2E_STRICT_PORT ??= strictPort
/** Of the provider that people may sign in at on that instance; a journey starts it. */
process.env.KEYPOINT_E2E_PROVIDER_PORT ??= String(Number(port) + 2)
/** Of the server that takes that instance's mail; a journey starts it. */
process.env.KEYPOINT_E2E_MAIL_PORT ??= String(Number(port) + 3)

/** Where the server has its data and its compiled courses; journeys that need more people put them there themselves. */
process.env.KEYPOINT_E2E_DATA ??= join(tmpdir(), `kp-journeys-${port}`)
process.env.KEYPOINT_CATALOGUE = join('.cache', 'journeys-catalogue')

export default defineConfig({
  testDir: 'e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 2,
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${port}`,
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu', // drawn in software anyway, and by one process less
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: 'node test/e2e-server.mjs',
    url: `http://localhost:${strictPort}/api/ready`, // it begins when the first one serves
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: {
      PORT: port,
      KEYPOINT_E2E_STRICT_PORT: strictPort,
      KEYPOINT_E2E_PROVIDER_PORT: process.env.KEYPOINT_E2E_PROVIDER_PORT,
      KEYPOINT_E2E_MAIL_PORT: process.env.KEYPOINT_E2E_MAIL_PORT,
      KEYPOINT_DEMO_PASSWORD: process.env.KEYPOINT_DEMO_PASSWORD,
      KEYPOINT_SESSION_SECRET: process.env.KEYPOINT_SESSION_SECRET,
      KEYPOINT_E2E_DATA: process.env.KEYPOINT_E2E_DATA,
      KEYPOINT_CATALOGUE: process.env.KEYPOINT_CATALOGUE,
    },
  },
})
