import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { oneOf } from '../seeded-random.ts'

export type ServerKill = 'postmaster' | 'backend' | 'whole server'

/** The folder of PostgreSQL's programs: PGBIN, on the PATH, or Debian's newest; null when there is none. */
export function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const onPath = (process.env.PATH ?? '').split(':')
  const folders = [
    process.env.PGBIN ?? '',
    ...onPath,
    ...versions.map((version) => join(debian, version, 'bin')),
  ]
  return folders.find((folder) => folder && existsSync(join(folder, 'initdb'))) ?? null
}

/** A PostgreSQL server of a test's own, with its default settings (fsync on), for one who may kill it. */
export class OwnServer {
  readonly url: string
  readonly #bin: string
  readonly #folder = mkdtempSync(join(tmpdir(), 'kp-pg-'))
  readonly #as = serverUser()
  readonly #port: number
  #postmaster: ChildProcess | undefined
  #said = ''

  constructor(bin: string, port: number) {
    this.#bin = bin
    this.#port = port
    this.url = `postgresql://postgres@127.0.0.1:${port}/postgres`
    if (this.#as.uid !== undefined) chownSync(this.#folder, this.#as.uid, this.#as.gid ?? this.#as.uid)
    const words = ['-D', join(this.#folder, 'data'), '-U', 'postgres', '--auth=trust', '--encoding=UTF8']
    execFileSync(join(bin, 'initdb'), words, { ...this.#as, cwd: this.#folder, stdio: 'pipe' })
  }

  /** Starts it, again and again while remains of a killed one are in its way. */
  async start(): Promise<void> {
    for (let tries = 0; tries < 60; tries++) {
      if (await this.#startOnce()) return
      await wait(500)
    }
    throw new Error(`The PostgreSQL server does not start:\n${this.#said}`)
  }

  async #startOnce(): Promise<boolean> {
    const words = ['-D', join(this.#folder, 'data'), '-p', String(this.#port), '-k', this.#folder]
    const child = spawn(join(this.#bin, 'postgres'), [...words, '-c', 'listen_addresses=127.0.0.1'], {
      ...this.#as,
      cwd: this.#folder,
    })
    this.#said = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      this.#said = (this.#said + text).slice(-4000)
    })
    this.#postmaster = child
    while (child.exitCode === null && child.signalCode === null) {
      if (await answers(this.url)) return true
      await wait(50)
    }
    return false
  }

  /** Kills with SIGKILL what is told; true when the server has to be started again. */
  kill(kind: ServerKill, random: () => number): boolean {
    const pid = this.#postmaster?.pid
    if (pid === undefined) throw new Error('The server was not started')
    const backends = childrenOf(pid)
    if (kind === 'backend') {
      const clients = backends.filter(({ command }) => /127\.0\.0\.1/.test(command))
      kill(oneOf(random, clients.length > 0 ? clients : backends).pid)
      return false
    }
    kill(pid)
    if (kind === 'whole server') for (const backend of backends) kill(backend.pid)
    return true
  }

  /** Returns when it answers, which takes a moment after the crash of a backend. */
  async untilUp(): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      if (await answers(this.url)) return
      await wait(50)
    }
    throw new Error(`The PostgreSQL server did not recover:\n${this.#said}`)
  }

  async remove(): Promise<void> {
    const child = this.#postmaster
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit')
      child.kill('SIGINT') // fast shutdown
      await ended
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** PostgreSQL refuses to run as root. */
export function serverUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const idOf = (option: string) => Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout)
  const [uid, gid] = [idOf('-u'), idOf('-g')]
  return uid > 0 ? { uid, gid } : { uid: 65_534, gid: 65_534 }
}

/** Whether a database can be asked something now. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function childrenOf(parent: number): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) !== parent) return []
        return [{ pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }]
      } catch {
        return []
      }
    })
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
