import { setTimeout as wait } from 'node:timers/promises'

export type Reply = { status: number; location: string; text: string }

/**
 * The requests of all learners. They can be held back, and while nothing was killed every one must be answered as
 * expected; what was not is kept as a sentence.
 */
export class Calls {
  readonly surprises: string[] = []
  unanswered = 0
  #faults = 0
  #isCalm = true
  #isOver = false
  #underWay = 0
  #held: Promise<void> | null = null
  #release: () => void = () => {}

  /** From now on requests may fail. */
  expectFaults(): void {
    this.#faults += 1
    this.#isCalm = false
  }

  expectCalm(): void {
    this.#isCalm = true
  }

  /** Holds further requests back; returns when none is under way. */
  async hold(): Promise<void> {
    this.#held = new Promise((resolve) => {
      this.#release = resolve
    })
    while (this.#underWay > 0) await wait(5)
  }

  release(): void {
    this.#held = null
    this.#release()
  }

  /** Makes every further request throw `over`. */
  end(): void {
    this.#isOver = true
    this.release()
  }

  /** Sends a request until it is answered as expected. */
  async until(expected: number, send: () => Promise<Response>): Promise<Reply> {
    for (;;) {
      const reply = await this.once(expected, send)
      if (reply) return reply
      await wait(200)
    }
  }

  /** Sends a request once; null when it was not answered, or answered with a fault of the server. */
  async once(expected: number, send: () => Promise<Response>): Promise<Reply | null> {
    while (this.#held) await this.#held
    if (this.#isOver) throw over
    const faults = this.#isCalm ? this.#faults : -1
    this.#underWay += 1
    const { status, location, text } = await replyTo(send)
    this.#underWay -= 1
    if (status === expected) return { status, location, text }
    this.unanswered += 1
    if (status !== 0 && status < 500) throw new Error(`Expected ${expected} and got ${status}: ${text}`)
    if (faults === this.#faults) this.surprises.push(`${status || text} while nothing was killed`)
    return null
  }
}

/** What a learner at work meets when the load ends. */
export const over = new Error('The load is over')

/** Status 0 with the reason as its text when there was no whole answer. */
async function replyTo(send: () => Promise<Response>): Promise<Reply> {
  try {
    const response = await send()
    const text = await response.text()
    return { status: response.status, location: response.headers.get('location') ?? '', text }
  } catch (error) {
    const { cause, message } = error as Error
    return { status: 0, location: '', text: cause instanceof Error ? cause.message : message }
  }
}
