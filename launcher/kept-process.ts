import type { ChildProcess } from 'node:child_process'
import { LauncherProblem } from './problem.mjs'

const steadyAfterMs = 60_000

type Kind = {
  name: string
  launch: () => ChildProcess
  stopWithinMs: number
  /** Called with a sentence when the process cannot be kept. */
  lost: (problem: LauncherProblem) => void
}

/** What a child says to us. */
type Message = { ready?: true; failed?: string }

/** A child process that is started again, once a minute at most, when it ends by itself. */
export class KeptProcess {
  readonly #kind: Kind
  #child: ChildProcess | undefined
  #said: Promise<Message> = Promise.resolve({ failed: 'It was not started.' })
  #isReady = false
  #isStopping = false
  #restartedAtMs = Number.NEGATIVE_INFINITY

  constructor(kind: Kind) {
    this.#kind = kind
  }

  /** Starts the process without waiting for it. */
  fork(): void {
    const child = this.#kind.launch()
    this.#isReady = false
    this.#child = child
    child.on('exit', (code, signal) => this.#exited(signal ?? `exit code ${code}`))
    child.on('message', ({ failed }: Message) => {
      if (failed && this.#isReady) this.#giveUp(failed)
    })
    this.#said = new Promise((resolve) => {
      child.once('message', (message) => resolve(message as Message))
      child.once('exit', (code, signal) => {
        const how = signal ?? `exit code ${code}`
        resolve({ failed: `${this.#kind.name} ended before it was ready (${how}).` })
      })
    })
  }

  /** Tells the process to go and waits until it is there. Throws a LauncherProblem when it is not. */
  async ready(): Promise<void> {
    if (this.#child?.connected) this.#child.send('go')
    const { failed } = await this.#said
    if (failed) throw new LauncherProblem(failed)
    this.#isReady = true
  }

  /** Asks the process to end and waits for it; kills it when it takes too long. */
  async stop(): Promise<void> {
    this.#isStopping = true
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = new Promise((resolve) => child.once('exit', resolve))
    if (child.connected) child.send('stop')
    const timer = setTimeout(() => child.kill('SIGKILL'), this.#kind.stopWithinMs)
    await exited
    clearTimeout(timer)
  }

  /** Ends the process at once. */
  kill(): void {
    this.#isStopping = true
    this.#child?.kill('SIGKILL')
  }

  /** It has said why it cannot go on; to start it again would not help. */
  #giveUp(failed: string): void {
    this.#isStopping = true
    this.#kind.lost(new LauncherProblem(failed))
  }

  #exited(how: string): void {
    if (this.#isStopping || !this.#isReady) return
    const { name, lost } = this.#kind
    const nowMs = performance.now()
    if (nowMs - this.#restartedAtMs < steadyAfterMs) {
      lost(new LauncherProblem(`${name} ended twice within a minute (${how}); Keypoint stops.`))
      return
    }
    this.#restartedAtMs = nowMs
    console.error(`${name} ended by itself (${how}) and is started again.`)
    this.fork()
    this.ready().catch(lost)
  }
}
