import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { socketUrl } from '#launcher/data-folder.mjs'
import { closeDatabase } from '#server/store/database.ts'
import { freePort } from '#test/free-port.ts'
import { backendPids } from './database-server.ts'
import { type CpuTimes, cpuBetween, cpuTimes, readProcesses, treeOf } from './process-cpu.ts'

export type CpuReading = { app: CpuTimes; database: CpuTimes }

/** Every installation of a run has this secret, so that the bench can make sessions as they do. */
export const sessionSecret = 'a secret that is good for nothing but a bench'

/** Keypoint as `npm start` runs it, with a folder and a database of its own that are gone when it stops. */
export class Installation {
  readonly #child: ChildProcess
  #pids: { app: number; database: number | null } = { app: 0, database: null }

  private constructor(
    child: ChildProcess,
    readonly url: string,
    readonly databaseUrl: string,
    readonly folder: string,
  ) {
    this.#child = child
  }

  /** Starts one on the embedded database, or on `databaseUrl`, which is empty. Waits until it serves. */
  static async start(databaseUrl?: string): Promise<Installation> {
    const folder = await mkdtemp(join(tmpdir(), 'kp-'))
    const port = await freePort()
    const url = `http://localhost:${port}`
    const child = spawn(process.execPath, ['launcher/start.mjs'], {
      env: { ...ownEnvironment(), ...settings({ port, url, folder, databaseUrl }) } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const installation = new Installation(child, url, databaseUrl ?? socketUrl(folder), folder)
    await untilReady(child)
    installation.#findProcesses()
    return installation
  }

  /** The CPU times of the web server and of the database's processes, as far as they run on this machine. */
  async readCpu(): Promise<CpuReading> {
    const backends = this.#pids.database === null ? await backendPids(this.databaseUrl) : []
    const processes = readProcesses()
    const wanted = new Set(backends)
    const database =
      this.#pids.database === null
        ? processes.filter(({ pid }) => wanted.has(pid))
        : treeOf(this.#pids.database, processes)
    return { app: cpuTimes(treeOf(this.#pids.app, processes)), database: cpuTimes(database) }
  }

  async cpuSince(before: CpuReading): Promise<{ appCpu: number; databaseCpu: number }> {
    const after = await this.readCpu()
    return {
      appCpu: cpuBetween(before.app, after.app),
      databaseCpu: cpuBetween(before.database, after.database),
    }
  }

  /** Runs `work` with `database()` reaching this installation's. */
  async within<Result>(work: () => Promise<Result>): Promise<Result> {
    process.env.DATABASE_URL = this.databaseUrl
    try {
      return await work()
    } finally {
      await closeDatabase()
    }
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGTERM')
      await once(this.#child, 'exit')
    }
    await rm(this.folder, { recursive: true, force: true })
  }

  #findProcesses(): void {
    const tree = treeOf(this.#child.pid ?? 0, readProcesses())
    const pidOf = (script: string) => tree.find(({ command }) => command.includes(script))?.pid
    const app = pidOf('launcher/web.mjs')
    if (app === undefined) throw new Error('The web server was not found among the processes')
    this.#pids = { app, database: pidOf('launcher/embedded-database.mjs') ?? null }
  }
}

/** The pages as the bench builds them: the product's and the empty one. */
export const benchBuild = { KEYPOINT_BENCH: '1', KEYPOINT_DIST: '.next-bench' }

type Settings = { port: number; url: string; folder: string; databaseUrl?: string }

function settings({ port, url, folder, databaseUrl }: Settings): Record<string, string> {
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    ...benchBuild,
    KEYPOINT_DATA: folder,
    KEYPOINT_SESSION_SECRET: sessionSecret,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl, KEYPOINT_BASE_URL: url } : {}),
  }
}

/** The environment without what belongs to somebody's own installation. */
export function ownEnvironment(): Record<string, string | undefined> {
  const ours = /^(KEYPOINT_|OIDC_|SMTP_|DATABASE_|TRUST_PROXY$|HOST$|PORT$)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))
}

async function untilReady(child: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (text) => {
      said += text
      if (said.includes('Keypoint is ready')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`Keypoint did not start (exit code ${code}).\n${said}`)))
  })
}
