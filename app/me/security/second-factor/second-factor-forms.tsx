'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { submitSecondFactor } from './actions.ts'
import { PasswordForm } from './password-form.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { ScanForm } from './scan-form.tsx'
import type { SecondFactorState } from './state.ts'
import type { SecondFactorWords } from './words.ts'

type Props = {
  path: string
  isOn: boolean
  mayTurnOff: boolean
  asksPassword: boolean
  words: SecondFactorWords
}

/** The steps of setting up a second factor; once there is one, what can be changed about it. */
export function SecondFactorForms({ path, isOn, mayTurnOff, asksPassword, words }: Props) {
  const start: SecondFactorState = { step: 'start', problems: [] }
  const [state, action, waiting] = useActionState(submitSecondFactor, start, path)
  if (state.step === 'codes')
    return <RecoveryCodes codes={state.recoveryCodes} words={words.codes} next={path} />
  const common = { action, waiting, problems: state.problems, words, asksPassword }
  return (
    <div className="stack-loose">
      <ErrorSummary title={words.problems} problems={state.problems} answer={state} />
      {state.step === 'scan' ? (
        <ScanForm
          offer={state.offer}
          action={action}
          waiting={waiting}
          problems={state.problems}
          words={words}
        />
      ) : isOn ? (
        <>
          <section className="section stack">
            <h2>{words.newCodes.title}</h2>
            <p>{words.newCodes.lead}</p>
            <PasswordForm {...common} intent="new-codes" button={words.newCodes.button} look="secondary" />
          </section>
          {mayTurnOff ? (
            <section className="section stack">
              <h2>{words.turnOff.title}</h2>
              <p>{words.turnOff.lead}</p>
              <PasswordForm {...common} intent="turn-off" button={words.turnOff.button} look="danger" />
            </section>
          ) : null}
        </>
      ) : (
        <PasswordForm {...common} intent="offer" button={words.start} />
      )}
    </div>
  )
}
