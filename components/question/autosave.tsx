'use client'

import { useEffect, useRef, useState } from 'react'
import { answerFieldName } from './answer-field.ts'
import { type SaveState, type SendOutcome, sendInOrder } from './send-in-order.ts'

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

/** Long enough for a form that was sent to be answered; who is still here by then stopped it, or it got lost. */
const secondsForForm = 10

/** Listens to a form until the function that is returned is called. */
function saveAnswersOf(form: HTMLFormElement, action: string, report: (state: SaveState | null) => void) {
  const ending = new AbortController()
  const saving = beginSaving(action, report)
  const { sender } = saving
  const give = (question: HTMLElement) => sender.give(question.dataset.question ?? '', answerTo(question))
  const listen = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, { signal: ending.signal })

  listen(form, 'change', ({ target }) => {
    const question = (target as Element).closest<HTMLElement>('[data-question]')
    if (question) give(question)
  })
  listen(form, 'submit', saving.handOver)
  listen(window, 'pagehide', saving.hurry)
  // Who comes back to a page that a browser kept: what they gave may not have arrived, what it shows may be old.
  listen(window, 'pageshow', (event) => {
    if (!(event as PageTransitionEvent).persisted) return
    if (sender.unsaved().length > 0) sender.retry()
    else window.location.reload()
  })
  listen(window, 'online', () => sender.retry())
  listen(window, 'focus', () => sender.retry())

  for (const question of form.querySelectorAll<HTMLElement>('[data-question]'))
    if (isAnsweredSinceSent(question)) give(question)
  return () => ending.abort()
}

/** Ways to send the answers of a page to where they are saved: one by one, with its form, or as it is left. */
function beginSaving(action: string, report: (state: SaveState | null) => void) {
  let sending = new AbortController()
  let isWithForm = false
  let last: SaveState | null = null
  let isReached = true
  const tell = (state: SaveState | null) => {
    last = state
    report(state)
    askBeforeLeaving(state === 'failed' || state === 'signed-out')
  }
  const sender = sendInOrder(async (answer) => {
    const { signal } = sending
    const response = await post(action, answer, signal)
    const outcome = await outcomeOf(response)
    if (signal.aborted) return null
    isReached = response !== null
    return outcome
  }, tell)
  const callOff = () => {
    sending.abort()
    sending = new AbortController()
  }

  return {
    sender,
    /** The form carries every answer itself: one that arrived after it would be refused. */
    handOver() {
      callOff()
      isWithForm = true
      setTimeout(() => {
        isWithForm = false
        sender.retry()
      }, secondsForForm * 1000)
      // Where no answer gets through, the form does not either, and takes the page away.
      if (isReached && last !== 'signed-out') tell(null)
    },
    /** Sends what still waits for its turn, since the page has no time to wait. */
    hurry() {
      if (isWithForm || last === 'submitted') return
      callOff()
      for (const answer of sender.unsaved()) void post(action, answer, sending.signal)
    },
  }
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

/** Sends an answer; null when the server was not reached or did not say. */
async function post(action: string, body: string, signal: AbortSignal): Promise<Response | null> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  // keepalive: an answer given just before the page is left is still sent
  const request = { method: 'POST', headers, body, signal, keepalive: true, redirect: 'manual' } as const
  return fetch(action, request).catch(() => null)
}

/** An answer is saved when the server says that it is: a gateway's own page may be a success as well. */
async function outcomeOf(response: Response | null): Promise<SendOutcome> {
  if (response === null) return 'failed'
  // Somebody else who signed in meanwhile has no such attempt.
  if (response.status === 401 || response.status === 404) return 'signed-out'
  if (response.status === 409) return 'submitted'
  const told = await response.json().catch(() => null)
  return response.ok && told?.saved?.length > 0 ? 'saved' : 'failed'
}
