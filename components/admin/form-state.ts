/** What a refused form shows again: what was typed, never a password, and what to mend, in the reader's words. */
export type FormState = {
  values: Record<string, string>
  problems: { field: string; message: string }[]
}
