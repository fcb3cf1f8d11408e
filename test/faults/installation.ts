import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

export type RunningProcess = { pid: number; command: string }

/** What a process of an installation has in its command line. */
const processScripts = {
  web: 'launcher/web.mjs',
  database: 'launcher/embedded-database.mjs',
  launcher: 'launcher/start.mjs',
  npm: 'npm start',
} as const
/** What can be killed of an installation. */
export type ProcessKind = keyof typeof processScripts | 'everything'

/** An installation that is started with `npm start`, its processes known by the data folder in their environment. */
export class Installation {
  readonly #env: Record<string, string>
  #npm: ChildProcess | undefined
  output = ''
  starts = 0

  /** `env` names KEYPOINT_DATA and PORT at least. */
  constructor(env: { KEYPOINT_DATA: string; PORT: string; [name: string]: string }) {
    this.#env = env
  }

  /** Starts without waiting. */
  start(): void {
    this.output = ''
    this.starts += 1
    const npm = spawn('npm', ['start'], { env: { ...process.env, ...this.#env }, detached: true })
    for (const stream of [npm.stdout, npm.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        this.output += text
      })
    this.#npm = npm
  }

  /** True when it serves; false when it ended by itself. Throws when it does neither in time. */
  async readyOrEnded(seconds = 180): Promise<boolean> {
    const end = Date.now() + seconds * 1000
    for (;;) {
      if (await this.isReady()) return true
      if (!this.isStarted) return false
      if (Date.now() > end) throw new Error(`Neither ready nor ended within ${seconds} s:\n${this.output}`)
      await wait(50)
    }
  }

  async isReady(): Promise<boolean> {
    const url = `http://127.0.0.1:${this.#env.PORT}/api/ready`
    const response = await fetch(url, { headers: { connection: 'close' } }).catch(() => null)
    await response?.body?.cancel()
    return response?.status === 200
  }

  get isStarted(): boolean {
    return this.#npm !== undefined && this.#npm.exitCode === null && this.#npm.signalCode === null
  }

  /** Kills with SIGKILL; false when there is no such process now. */
  kill(kind: ProcessKind): boolean {
    const found =
      kind === 'everything'
        ? this.processes()
        : this.processes().filter(({ command }) => isOfKind(command, kind))
    for (const { pid } of found) killIfThere(pid)
    return found.length > 0
  }

  async stop(): Promise<void> {
    const launcher = this.processes().find(({ command }) => isOfKind(command, 'launcher'))
    if (launcher) process.kill(launcher.pid, 'SIGTERM')
    await this.untilGone()
  }

  /** Returns when no process of it is left. Throws with those that stay. */
  async untilGone(seconds = 40): Promise<void> {
    const end = Date.now() + seconds * 1000
    while (this.processes().length > 0) {
      if (Date.now() > end)
        throw new Error(
          `Orphans:\n${this.processes()
            .map((left) => `${left.pid} ${left.command}`)
            .join('\n')}`,
        )
      await wait(50)
    }
  }

  processes(): RunningProcess[] {
    const mark = `KEYPOINT_DATA=${this.#env.KEYPOINT_DATA}\0`
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
      .flatMap((pid) => {
        try {
          if (!readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark)) return []
          const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
          return [{ pid: Number(pid), command }]
        } catch {
          return []
        }
      })
  }
}

/** npm runs the script through a shell, which names it too. */
function isOfKind(command: string, kind: keyof typeof processScripts): boolean {
  return command.includes(processScripts[kind]) && !command.startsWith('sh ')
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
