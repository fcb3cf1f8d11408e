import type { KeptProcess } from './kept-process.ts'
import { problemText } from './problem.mjs'

/** How this start ends: by Ctrl-C, a signal or a problem, and always with its processes, the last one first. */
export class Ending {
  readonly #processes: KeptProcess[] = []
  #isEnding = false

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => this.#onSignal(signal))
  }

  include(child: KeptProcess): KeptProcess {
    this.#processes.push(child)
    return child
  }

  /** Ends everything, then this process: with exit code 1 and a sentence when there is a reason. */
  async end(reason?: unknown): Promise<void> {
    if (this.#isEnding) return
    this.#isEnding = true
    if (reason) console.error(problemText(reason))
    else console.log('\nStopping: requests that run are finished first.')
    await closeConnections()
    for (const child of this.#processes.reverse()) await child.stop()
    if (!reason) console.log('Stopped.')
    process.exit(reason ? 1 : 0)
  }

  /** A second Ctrl-C means: now. The database is as safe as after any kill. */
  #onSignal(signal: NodeJS.Signals): void {
    if (!this.#isEnding) void this.end()
    else if (signal === 'SIGINT') {
      for (const child of this.#processes) child.kill()
      process.exit(130)
    }
  }
}

/** Imported late: whoever only starts processes need not wait for the database client. */
async function closeConnections(): Promise<void> {
  const { closeDatabase } = await import('#server/store/database.ts')
  await closeDatabase()
}
