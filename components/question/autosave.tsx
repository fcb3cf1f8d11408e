'use client'

import { useEffect, useRef, useState } from 'react'
import { saveAnswerInOrder } from './save-answer-in-order.ts'

export type AutosaveWords = Record<'saving' | 'saved' | 'failed' | 'signed-out' | 'submitted', string>

/**
 * Saves each answer of the form around it as it is given, and says how that went. What was answered before the page's
 * scripts had run is saved first. Without it, the form's button does.
 */
export function Autosave({ action, words }: { action: string; words: AutosaveWords }) {
  const status = useRef<HTMLParagraphElement>(null)
  const [state, setState] = useState<keyof AutosaveWords | null>(null)

  useEffect(() => {
    const form = status.current?.closest('form')
    if (!form) return
    let leaving = new AbortController()
    let save = saveAnswerInOrder(action, leaving.signal, setState)
    const onChange = (event: Event) => {
      const question = (event.target as Element).closest<HTMLElement>('[data-question]')
      if (question) save(question)
    }
    const onSubmit = () => {
      leaving.abort()
      leaving = new AbortController() // for who comes back to this page as they left it
      save = saveAnswerInOrder(action, leaving.signal, setState)
    }
    form.addEventListener('change', onChange)
    form.addEventListener('submit', onSubmit)
    for (const question of form.querySelectorAll<HTMLElement>('[data-question]'))
      if (isAnsweredSinceSent(question)) save(question)
    return () => {
      form.removeEventListener('change', onChange)
      form.removeEventListener('submit', onSubmit)
    }
  }, [action])

  return (
    <p ref={status} className={`autosave autosave-${state ?? 'idle'}`} role="status">
      {state === null ? '' : words[state]}
    </p>
  )
}

/** Whether a question's fields differ from how the server sent them: people answer before scripts have arrived. */
function isAnsweredSinceSent(question: HTMLElement): boolean {
  const inputs = [...question.querySelectorAll('input')]
  return inputs.some(
    ({ checked, defaultChecked, value, defaultValue }) =>
      checked !== defaultChecked || value !== defaultValue,
  )
}
