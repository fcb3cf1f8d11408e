'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/controls.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { submitSignIn } from './action.ts'

type Words = { problems: string; email: string; password: string; button: string }

/** Email and password; a refused form comes back with its email and what to put right. */
export function SignInForm({ next, words }: { next: string; words: Words }) {
  const [state, action, waiting] = useActionState(submitSignIn, { email: '', next, problems: [] }, '/sign-in')
  const errorOf = (fieldId: string) => state.problems.find((problem) => problem.fieldId === fieldId)?.message
  return (
    <form className="form" action={action} noValidate>
      <ErrorSummary title={words.problems} problems={state.problems} answer={state} />
      <input type="hidden" name="next" value={state.next} />
      <TextField
        text={{ id: 'email', label: words.email, error: errorOf('email') }}
        name="email"
        type="email"
        autoComplete="username"
        value={state.email}
      />
      <TextField
        text={{ id: 'password', label: words.password, error: errorOf('password') }}
        name="password"
        type="password"
        autoComplete="current-password"
      />
      <Button disabled={waiting}>{words.button}</Button>
    </form>
  )
}
