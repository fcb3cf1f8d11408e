/** Something that is shown this once, for somebody to copy and hand over. */
export type HandOver = {
  title: string
  text: string
  label: string
  url: string
  next: { href: string; label: string }
}

/** What a refused form shows again: what was typed, never a password, and what to mend, in the reader's words. */
export type FormState = {
  values: Record<string, string>
  problems: { field: string; message: string }[]
  /** In the form's place, when what it did has to be handed over. */
  handOver?: HandOver
}
