/** How an answer's way to the server ended; null when it was called off. */
export type SendOutcome = 'saved' | 'failed' | 'signed-out' | 'submitted' | null
export type SaveState = 'saving' | Exclude<SendOutcome, null>

export type AnswerSender = {
  /** Sends a question's answer, in the place of one that still waits. */
  give(questionId: string, answer: string): void
  /** Sends again, now, what did not arrive. */
  retry(): void
  /** What has not arrived, in the order in which it was given. */
  unsaved(): string[]
}

/**
 * Sends answers one after another, because the server takes the order in which they arrive for the order in which they
 * were given. What did not arrive waits and is sent again, with the next answer or by and by: "saved" is said of all
 * answers or not at all.
 */
export function sendInOrder(
  send: (answer: string) => Promise<SendOutcome>,
  report: (state: SaveState) => void,
): AnswerSender {
  const unsaved = new Map<string, string>()
  let isSending = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function sendAll(): Promise<void> {
    if (isSending) return
    clearTimeout(timer)
    isSending = true
    const outcome = await sendEach()
    isSending = false
    if (outcome === null) return
    report(outcome)
    failures = outcome === 'failed' ? failures + 1 : 0
    if (outcome === 'failed') timer = setTimeout(sendAll, secondsToRetry(failures) * 1000)
  }

  /** What is given meanwhile is sent too: a map goes on with what is added to it. */
  async function sendEach(): Promise<SendOutcome> {
    let worst: SendOutcome = 'saved'
    for (const [questionId, answer] of unsaved) {
      const outcome = await send(answer)
      if (outcome === null || outcome === 'submitted') return outcome
      if (outcome !== 'saved') worst = outcome
      else if (unsaved.get(questionId) === answer) unsaved.delete(questionId)
    }
    return unsaved.size === 0 ? 'saved' : worst
  }

  return {
    give(questionId, answer) {
      unsaved.delete(questionId) // the last that was given is the last that arrives
      unsaved.set(questionId, answer)
      report('saving')
      void sendAll()
    },
    retry() {
      if (unsaved.size > 0) void sendAll()
    },
    unsaved: () => [...unsaved.values()],
  }
}

/** 5 seconds, then 10, 20, 40 and at most a minute. */
function secondsToRetry(failures: number): number {
  return Math.min(60, 5 * 2 ** (failures - 1))
}
