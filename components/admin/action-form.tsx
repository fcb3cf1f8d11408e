'use client'

import { useActionState } from 'react'
import { Button, type ButtonLook } from '#components/ui/button.tsx'
import { SelectField, TextArea, TextField } from '#components/ui/controls.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import type { FormState } from './form-state.ts'
import { HandOverNotice } from './hand-over-notice.tsx'

type Common = { name: string; label: string; hint?: string; value?: string }
export type FormField =
  | (Common & {
      kind: 'text'
      type?: 'text' | 'email' | 'password' | 'date'
      autoComplete?: string
      short?: boolean
    })
  | (Common & { kind: 'textarea' })
  | (Common & { kind: 'select'; options: readonly { value: string; label: string }[] })

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

type ActionFormProps = {
  /** Makes the ids of this form's fields unique on its page. */
  id: string
  /** The page's own address, where the form is answered with JavaScript off. */
  path: string
  action: FormAction
  fields?: readonly FormField[]
  hidden?: Record<string, string>
  words: { button: string; problems: string }
  look?: ButtonLook
}

/** A form whose refusal comes back with what was typed and what to mend. */
export function ActionForm({ id, path, action, fields = [], hidden = {}, words, look }: ActionFormProps) {
  const [state, submit, waiting] = useActionState(action, { values: {}, problems: [] }, path)
  const idOf = (field: string) => (fields.some(({ name }) => name === field) ? `${id}-${field}` : id)
  const problems = state.problems.map(({ field, message }) => ({ fieldId: idOf(field), message }))
  const errorOf = (name: string) => state.problems.find((problem) => problem.field === name)?.message
  if (state.handOver) return <HandOverNotice id={id} handOver={state.handOver} />
  return (
    <form className="form" id={id} action={submit} noValidate>
      <ErrorSummary title={words.problems} problems={problems} answer={state} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <FieldOf
          key={field.name}
          id={`${id}-${field.name}`}
          field={{ ...field, value: state.values[field.name] ?? field.value }}
          error={errorOf(field.name)}
        />
      ))}
      <Button disabled={waiting} look={look}>
        {words.button}
      </Button>
    </form>
  )
}

function FieldOf({ id, field, error }: { id: string; field: FormField; error?: string }) {
  const { kind, label, hint, ...control } = field
  const text = { id, label, hint, error }
  if (kind === 'select')
    return <SelectField text={text} name={field.name} options={field.options} value={field.value} />
  if (kind === 'textarea') return <TextArea text={text} {...control} />
  return <TextField text={text} {...control} />
}
