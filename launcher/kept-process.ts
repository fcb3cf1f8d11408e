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
  #isReady = false
  #isStopping = false
  #restartedAtMs = Number.NEGATIVE_INFINITY

  constructor(kind: Kind) {
    this.#kind = kind
  }

  /** Starts the process without waiting for it. */
  fork(): void {
    this.#isReady = false
    this.#child = this.#kind.launch()
    this.#child.on('exit', (code, signal) => this.#exited(signal ?? `exit code ${code}`))
  }

  /** Tells the process to go and waits until it is there. Throws a LauncherProblem when it is not. */
  async ready(): Promise<void> {
    const child = this.#child
    if (!child) throw new Error(`${this.#kind.name} was not started`)
    const said = new Promise<Message>((resolve) => {
      child.once('message', (message) => resolve(message as Message))
      child.once('exit', (code, signal) =>
        resolve({
          failed: `${this.#kind.name} ended before it was ready (${signal ?? `exit code ${code}`}).`,
        }),
      )
    })
    if (child.connected) child.send('go')
    const { failed } = child.exitCode === null && child.signalCode === null ? await said : { failed: ended }
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

const ended = 'The process ended before it was ready.'
