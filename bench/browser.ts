import { type Browser, chromium } from '@playwright/test'
import { findOrInstallChromium } from '#test/chromium.ts'

export const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a browser for `use` and ends it. */
export async function withBrowser<Result>(use: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await chromium.launch({
    executablePath: await findOrInstallChromium(),
    args: chromiumFlags,
  })
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}
