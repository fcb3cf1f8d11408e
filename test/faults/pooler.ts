import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answers, serverUser } from './own-server.ts'

/** PgBouncer's program: on the PATH or where Debian puts it; null when there is none. */
export function findPgBouncer(): string | null {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin']
  const programs = folders.map((folder) => join(folder, 'pgbouncer'))
  return programs.find((program) => existsSync(program)) ?? null
}

/** A PgBouncer of a test's own that lends the few sessions it has for one transaction each. */
export class Pooler {
  readonly url: string
  readonly #folder = mkdtempSync(join(tmpdir(), 'kp-pool-'))
  readonly #program: string
  readonly #as = serverUser()
  #child: ChildProcess | undefined

  /** `serverUrl` is a server's on this machine that trusts the user `postgres`. */
  constructor(program: string, serverUrl: string, port: number) {
    this.#program = program
    this.url = `postgresql://postgres@127.0.0.1:${port}/postgres?pgbouncer=true`
    writeFileSync(join(this.#folder, 'users'), '"postgres" ""\n')
    const settings = [
      '[databases]',
      `postgres = host=127.0.0.1 port=${new URL(serverUrl).port}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = trust',
      `auth_file = ${join(this.#folder, 'users')}`,
      'pool_mode = transaction',
      'default_pool_size = 3',
      'server_login_retry = 1', // seconds until a server that was away is asked again
    ]
    writeFileSync(join(this.#folder, 'settings'), settings.join('\n'))
    if (this.#as.uid !== undefined) chownSync(this.#folder, this.#as.uid, this.#as.gid ?? this.#as.uid)
  }

  /** Returns when it answers. */
  async start(): Promise<void> {
    const child = spawn(this.#program, [join(this.#folder, 'settings')], { ...this.#as, stdio: 'ignore' })
    this.#child = child
    while (!(await answers(this.url)))
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`PgBouncer ended (${child.exitCode ?? child.signalCode})`)
  }

  async remove(): Promise<void> {
    if (this.#child && this.#child.exitCode === null) {
      const ended = once(this.#child, 'exit')
      this.#child.kill('SIGKILL')
      await ended
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
