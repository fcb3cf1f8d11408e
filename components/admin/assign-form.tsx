'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Choice, SelectField, TextField } from '#components/ui/controls.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { FieldGroup } from '#components/ui/field.tsx'
import { AssignPreview } from './assign-preview.tsx'
import type { AssignState } from './assign-state.ts'

type Option = { value: string; label: string }

export type AssignWords = Record<
  | 'problems'
  | 'course'
  | 'target'
  | 'everyone'
  | 'group'
  | 'person'
  | 'groupId'
  | 'groupHint'
  | 'email'
  | 'emailHint'
  | 'dueDay'
  | 'dueHint'
  | 'dueZone'
  | 'preview'
  | 'confirm'
  | 'change'
  | 'previewTitle',
  string
>

type AssignFormProps = {
  path: string
  action: (state: AssignState, form: FormData) => Promise<AssignState>
  initial: Record<string, string>
  courses: readonly Option[]
  groups: readonly Option[]
  zones: readonly Option[]
  words: AssignWords
}

const targets = ['everyone', 'group', 'person'] as const

/** Who takes what by when: asked first, shown in a sentence with the people it reaches, then confirmed. */
export function AssignForm(props: AssignFormProps) {
  const { path, action, initial, words } = props
  const [state, submit, waiting] = useActionState(
    action,
    { values: initial, problems: [], preview: null } as AssignState,
    path,
  )
  const problems = state.problems.map(({ field, message }) => ({
    fieldId: fieldIds[field] ?? 'assign',
    message,
  }))
  return (
    <form className="form" id="assign" action={submit} noValidate>
      <ErrorSummary title={words.problems} problems={problems} answer={state} />
      {state.preview ? (
        <AssignPreview preview={state.preview} values={state.values} words={words} waiting={waiting} />
      ) : (
        <AssignFields {...props} state={state} waiting={waiting} />
      )}
    </form>
  )
}

const fieldIds: Record<string, string> = {
  courseId: 'courseId',
  targetKind: 'targetKind',
  targetId: 'targetKind',
  email: 'email',
  dueDay: 'dueDay',
  dueZone: 'dueZone',
}

type AssignFieldsProps = AssignFormProps & { state: AssignState; waiting: boolean }

function AssignFields({ courses, groups, zones, words, state, waiting }: AssignFieldsProps) {
  const { values } = state
  const errorOf = (...names: string[]) => state.problems.find(({ field }) => names.includes(field))?.message
  return (
    <>
      <SelectField
        text={{ id: 'courseId', label: words.course, error: errorOf('courseId') }}
        name="courseId"
        options={courses}
        value={values.courseId}
      />
      <FieldGroup text={{ id: 'targetKind', label: words.target, error: errorOf('targetKind', 'targetId') }}>
        {targets.map((target) => (
          <Choice
            key={target}
            id={`target-${target}`}
            name="targetKind"
            value={target}
            type="radio"
            checked={values.targetKind === target}
          >
            {words[target]}
          </Choice>
        ))}
      </FieldGroup>
      <SelectField
        text={{ id: 'groupId', label: words.groupId, hint: words.groupHint }}
        name="groupId"
        options={groups}
        value={values.groupId}
      />
      <TextField
        text={{ id: 'email', label: words.email, hint: words.emailHint, error: errorOf('email') }}
        name="email"
        type="email"
        value={values.email}
        autoComplete="off"
      />
      <TextField
        text={{ id: 'dueDay', label: words.dueDay, hint: words.dueHint, error: errorOf('dueDay') }}
        name="dueDay"
        type="date"
        value={values.dueDay}
        short
      />
      <SelectField
        text={{ id: 'dueZone', label: words.dueZone, error: errorOf('dueZone') }}
        name="dueZone"
        options={zones}
        value={values.dueZone}
      />
      <Button name="step" value="preview" disabled={waiting}>
        {words.preview}
      </Button>
    </>
  )
}
