import type { FormState } from './form-state.ts'

/** The assign form's state: what was typed, and once it is sound who would get what by when. */
export type AssignState = FormState & {
  preview: { sentence: string; people: string; names: string[]; more: string; late: string } | null
}
