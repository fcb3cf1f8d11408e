'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/controls.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { submitProof } from './action.ts'
import type { CodeState } from './state.ts'

type FieldWords = { label: string; hint: string }
type Words = {
  problems: string
  button: string
  code: FieldWords
  noDevice: string
  recoveryCode: FieldWords
}

/** The code that an app shows now; and folded away, a recovery code in the place of the device. */
export function CodeForms({ next, words }: { next: string; words: Words }) {
  const [state, action, waiting] = useActionState<CodeState, FormData>(
    submitProof,
    { problems: [] },
    '/sign-in/code',
  )
  const errorOf = (id: string) => state.problems.find(({ fieldId }) => fieldId === id)?.message
  const recoveryError = errorOf('recoveryCode')
  return (
    <div className="stack">
      <ErrorSummary title={words.problems} problems={state.problems} answer={state} />
      <form className="form" action={action} noValidate>
        <input type="hidden" name="next" value={next} />
        <TextField
          text={{ id: 'code', ...words.code, error: errorOf('code') }}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          short
        />
        <Button disabled={waiting}>{words.button}</Button>
      </form>
      <Disclosure summary={words.noDevice} open={recoveryError !== undefined || undefined}>
        <form className="form" action={action} noValidate>
          <input type="hidden" name="next" value={next} />
          <TextField
            text={{ id: 'recoveryCode', ...words.recoveryCode, error: recoveryError }}
            name="recoveryCode"
            autoComplete="off"
          />
          <Button look="secondary" disabled={waiting}>
            {words.button}
          </Button>
        </form>
      </Disclosure>
    </div>
  )
}
