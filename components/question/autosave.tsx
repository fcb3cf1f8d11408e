'use client'

import { useEffect, useRef, useState } from 'react'
import { answerFieldName } from './answer-field.ts'
import { type AnswerSender, type SaveState, type SendOutcome, sendInOrder } from './send-in-order.ts'

export type AutosaveWords = Record<SaveState, string>

/**
 * Saves each answer of the form around it as it is given, and says how that went. What was answered before the page's
 * scripts had run is saved first. Without it, the form's button does.
 */
export function Autosave({ action, words }: { action: string; words: AutosaveWords }) {
  const status = useRef<HTMLParagraphElement>(null)
  const [state, setState] = useState<SaveState | null>(null)

  useEffect(() => {
    const form = status.current?.closest('form')
    if (form) return saveAnswersOf(form, action, setState)
  }, [action])

  return (
    <p ref={status} className={`autosave autosave-${state ?? 'idle'}`} role="status">
      {state === null ? '' : words[state]}
    </p>
  )
}

/** Listens to a form until the function that is returned is called. */
function saveAnswersOf(form: HTMLFormElement, action: string, report: (state: SaveState | null) => void) {
  const ending = new AbortController()
  let sending = new AbortController()
  let sender: AnswerSender
  const tell = (state: SaveState | null) => {
    report(state)
    askBeforeLeaving(state === 'failed' || state === 'signed-out')
  }
  const begin = () => {
    const { signal } = sending
    sender = sendInOrder((answer) => post(action, answer, signal), tell)
  }
  const give = (question: HTMLElement) => sender.give(question.dataset.question ?? '', answerTo(question))
  const giveWhatIsNew = () => {
    for (const question of form.querySelectorAll<HTMLElement>('[data-question]'))
      if (isAnsweredSinceSent(question)) give(question)
  }
  const listen = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, { signal: ending.signal })

  listen(form, 'change', ({ target }) => {
    const question = (target as Element).closest<HTMLElement>('[data-question]')
    if (question) give(question)
  })
  // The form carries every answer itself: one that arrived after it would be refused.
  listen(form, 'submit', () => {
    sending.abort()
    sending = new AbortController()
    begin()
    tell(null)
  })
  // Who comes back to this page as they left it, perhaps because the form could not be sent.
  listen(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) giveWhatIsNew()
  })
  listen(window, 'online', () => sender.retry())
  listen(window, 'focus', () => sender.retry())

  begin()
  giveWhatIsNew()
  return () => ending.abort()
}

/** Has the browser ask whoever leaves whether they want to, or not. */
function askBeforeLeaving(asks: boolean): void {
  if (asks) window.addEventListener('beforeunload', preventDefault)
  else window.removeEventListener('beforeunload', preventDefault)
}

const preventDefault = (event: Event) => event.preventDefault()

function answerTo(question: HTMLElement): string {
  const questionId = question.dataset.question ?? ''
  const form = question.closest('form') ?? undefined
  return JSON.stringify({ questionId, values: new FormData(form).getAll(answerFieldName(questionId)) })
}

/** Whether a question's fields differ from how the server sent them: people answer before scripts have arrived. */
function isAnsweredSinceSent(question: HTMLElement): boolean {
  const inputs = [...question.querySelectorAll('input')]
  return inputs.some(
    ({ checked, defaultChecked, value, defaultValue }) =>
      checked !== defaultChecked || value !== defaultValue,
  )
}

async function post(action: string, body: string, signal: AbortSignal): Promise<SendOutcome> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  // keepalive: an answer given just before the page is left is still sent
  const request = { method: 'POST', headers, body, signal, keepalive: true }
  const response = await fetch(action, request).catch(() => null)
  if (signal.aborted) return null
  if (response?.status === 401) return 'signed-out'
  if (response?.status === 409) return 'submitted'
  return response?.ok ? 'saved' : 'failed'
}
