import { setTimeout as wait } from 'node:timers/promises'
import type { Installation, ProcessKind } from './installation.ts'
import type { OwnServer, ServerKill } from './own-server.ts'

export type Kill = ProcessKind | 'start' | ServerKill

/** Kills something at a random instant and returns when the installation serves again. */
export class Killer {
  readonly kills: Partial<Record<Kill, number>> = {}
  readonly #installation: Installation
  readonly #server: OwnServer | null
  readonly #random: () => number

  constructor(installation: Installation, server: OwnServer | null, random: () => number) {
    this.#installation = installation
    this.#server = server
    this.#random = random
  }

  async strike(kind: Kill): Promise<void> {
    if (kind === 'start') return this.#strikeStart()
    this.#count(kind)
    if (kind === 'postmaster' || kind === 'backend' || kind === 'whole server') await this.#strikeServer(kind)
    else if (!this.#installation.kill(kind)) throw new Error(`There was no ${kind} to kill`)
    if (kind === 'npm' || kind === 'launcher' || kind === 'everything') return this.#startAgain()
    if (!(await this.#installation.readyOrEnded())) await this.#startAgain()
  }

  /** Kills everything and then, somewhere in the next start, its launcher, or what there is of it by then. */
  async #strikeStart(): Promise<void> {
    this.#installation.kill('everything')
    await this.#installation.untilGone()
    this.#installation.start()
    await wait(this.#random() * 4000)
    if (!this.#installation.kill('launcher')) this.#installation.kill('everything')
    this.#count('start')
    await this.#startAgain()
  }

  async #strikeServer(kind: ServerKill): Promise<void> {
    if (!this.#server) throw new Error('There is no server to kill')
    if (this.#server.kill(kind, this.#random)) await this.#server.start()
    await this.#server.untilUp()
  }

  /** Every start has to succeed, whatever was killed before. */
  async #startAgain(): Promise<void> {
    await this.#installation.untilGone()
    this.#installation.start()
    if (!(await this.#installation.readyOrEnded()))
      throw new Error(`A start failed:\n${this.#installation.output}`)
  }

  #count(kind: Kill): void {
    this.kills[kind] = (this.kills[kind] ?? 0) + 1
  }
}
