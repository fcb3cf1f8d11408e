import { answerFieldName } from './answer-field.ts'

type SaveState = 'saving' | 'saved' | 'failed' | 'signed-out' | 'submitted'

/**
 * Makes a function that posts a question's chosen values. Each post waits for the one before, because the server takes
 * the order in which answers arrive for the order in which they were given. `leaving` is aborted when the form is
 * sent, which carries every answer itself: a post that arrived after it would be refused.
 */
export function saveAnswerInOrder(
  action: string,
  leaving: AbortSignal,
  report: (state: SaveState) => void,
): (question: HTMLElement) => void {
  let last: Promise<void> = Promise.resolve()
  let waiting = 0
  return (question) => {
    const body = readAnswer(question)
    waiting += 1
    report('saving')
    last = last.then(async () => {
      const outcome = await post(action, body, leaving)
      waiting -= 1
      if (leaving.aborted) return
      if (waiting === 0 || outcome !== 'saved') report(outcome)
    })
  }
}

function readAnswer(question: HTMLElement): string {
  const questionId = question.dataset.question ?? ''
  const form = question.closest('form') ?? undefined
  return JSON.stringify({ questionId, values: new FormData(form).getAll(answerFieldName(questionId)) })
}

async function post(action: string, body: string, signal: AbortSignal): Promise<SaveState> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  // keepalive: an answer given just before the page is left is still sent
  const request = { method: 'POST', headers, body, signal, keepalive: true }
  const response = await fetch(action, request).catch(() => null)
  if (response?.status === 401) return 'signed-out'
  if (response?.status === 409) return 'submitted'
  return response?.ok ? 'saved' : 'failed'
}
