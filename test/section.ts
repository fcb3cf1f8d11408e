import { spawn } from 'node:child_process'

/** How many of a section's tests passed, failed and were skipped. A tool that only says yes or no counts as one. */
export type Counts = { passed: number; failed: number; skipped: number }

export type Outcome = Counts & { output: string; note?: string }

export type Section = { title: string; run: () => Promise<Outcome> }

/** Runs sections, at most `atOnce` of them together, and prints each when it ends; a failure stops none. */
export async function runSections(sections: Section[], atOnce: number): Promise<Counts> {
  const total: Counts = { passed: 0, failed: 0, skipped: 0 }
  const waiting = [...sections]
  const work = async () => {
    for (let section = waiting.shift(); section; section = waiting.shift()) {
      const counts = await runSection(section)
      for (const kind of ['passed', 'failed', 'skipped'] as const) total[kind] += counts[kind]
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return total
}

/** The last line of every run. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** A section that is one command: it passes when the command does. */
export function commandSection(title: string, script: string, words: string[]): Section {
  return {
    title,
    run: async () => {
      const { code, output } = await runScript(script, words)
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output }
    },
  }
}

/** Runs a Node script and gives its exit code and everything it said. */
export async function runScript(
  script: string,
  words: string[],
  env: Record<string, string | undefined> = {},
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [script, ...words], {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(1)).on('close', (exitCode) => resolve(exitCode ?? 1))
  })
  return { code, output }
}

async function runSection({ title, run }: Section): Promise<Counts> {
  const begun = performance.now()
  const outcome = await run().catch(failedToRun)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  const mark = outcome.failed > 0 ? '✗' : '✓'
  console.log(`${mark} ${title.padEnd(26)} ${countsLine(outcome).padEnd(38)} ${seconds.padStart(6)} s`)
  if (outcome.note) console.log(`  ${outcome.note}`)
  if (outcome.failed > 0) console.log(`\n${outcome.output.trim()}\n`)
  return outcome
}

function failedToRun(error: unknown): Outcome {
  const output = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { passed: 0, failed: 1, skipped: 0, output }
}
