import type { ReactNode } from 'react'
import { describedBy, Field, type FieldText } from './field.tsx'

type TextFieldProps = {
  text: FieldText
  name: string
  value?: string
  type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'time' | 'number'
  autoComplete?: string
  inputMode?: 'numeric'
  required?: boolean
  short?: boolean
}

/** One line of text. `value` is what was typed before and stays changeable. */
export function TextField({ text, name, value, type = 'text', short = false, ...rest }: TextFieldProps) {
  return (
    <Field text={text}>
      <input
        {...describedBy(text)}
        {...rest}
        className={short ? 'control control-short' : 'control'}
        name={name}
        type={type}
        defaultValue={value}
        spellCheck={type === 'email' || type === 'password' ? false : undefined}
        autoCapitalize={type === 'email' ? 'none' : undefined}
      />
    </Field>
  )
}

type TextAreaProps = { text: FieldText; name: string; value?: string }

/** Several lines of text. `value` is what was typed before and stays changeable. */
export function TextArea({ text, name, value }: TextAreaProps) {
  return (
    <Field text={text}>
      <textarea {...describedBy(text)} className="control" name={name} defaultValue={value} rows={5} />
    </Field>
  )
}

type Option = { value: string; label: string }

type SelectFieldProps = { text: FieldText; name: string; options: readonly Option[]; value?: string }

/** One of a list that is too long to show at once. */
export function SelectField({ text, name, options, value }: SelectFieldProps) {
  return (
    <Field text={text}>
      {/* The key makes React take a new default: it ignores one on a select that is already there. */}
      <select {...describedBy(text)} className="control" name={name} defaultValue={value} key={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

type ChoiceProps = {
  id: string
  name: string
  value: string
  type: 'radio' | 'checkbox'
  checked?: boolean
  hint?: string
  children: ReactNode
}

/** One radio button or check box with its label. */
export function Choice({ id, name, value, type, checked, hint, children }: ChoiceProps) {
  return (
    <div className="choice">
      <input
        id={id}
        name={name}
        value={value}
        type={type}
        defaultChecked={checked}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <div>
        <label htmlFor={id}>{children}</label>
        {hint === undefined ? null : (
          <p className="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
