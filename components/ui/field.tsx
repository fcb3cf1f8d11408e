import type { ReactNode } from 'react'
import { OverdueIcon } from './icons.tsx'

export type FieldText = { id: string; label: string; hint?: string; error?: string }

/** What every control of a field carries: its id and what describes it. */
export function describedBy({ id, hint, error }: FieldText): {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
} {
  const described = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-error`]
  return {
    id,
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    'aria-invalid': error === undefined ? undefined : true,
  }
}

/** Label, hint and error around one control. */
export function Field({ text, children }: { text: FieldText; children: ReactNode }) {
  return (
    <div className={fieldClass(text)}>
      <label className="field-label" htmlFor={text.id}>
        {text.label}
      </label>
      <HintAndError text={text} />
      {children}
    </div>
  )
}

/** A question answered by several controls; its label is the legend. */
export function FieldGroup({ text, children }: { text: FieldText; children: ReactNode }) {
  const { id, ...described } = describedBy(text)
  return (
    <fieldset className={fieldClass(text)} id={id} aria-describedby={described['aria-describedby']}>
      <legend className="field-label">{text.label}</legend>
      <HintAndError text={text} />
      <div className="choices">{children}</div>
    </fieldset>
  )
}

function HintAndError({ text }: { text: FieldText }) {
  return (
    <>
      {text.hint === undefined ? null : (
        <p className="field-hint" id={`${text.id}-hint`}>
          {text.hint}
        </p>
      )}
      {text.error === undefined ? null : (
        <p className="field-error" id={`${text.id}-error`}>
          <OverdueIcon />
          <span>{text.error}</span>
        </p>
      )}
    </>
  )
}

function fieldClass(text: FieldText): string {
  return text.error === undefined ? 'field' : 'field field-invalid'
}
