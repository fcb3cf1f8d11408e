/** What stands in a form by the names of its fields; nothing when it is no form, as somebody may send by hand. */
export function formFields(form: unknown): Record<string, unknown> {
  return form instanceof FormData ? Object.fromEntries(form) : {}
}
