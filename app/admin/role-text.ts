import type { MessageKey, Translate } from '#messages/index.ts'

/** A role in words, with the title of the course that it is for, if it is for one: "Author (Open source)". */
export function roleText(t: Translate, role: string, courseTitle: string | null | undefined): string {
  const name = t(`admin.role.${role}` as MessageKey)
  return courseTitle ? `${name} (${courseTitle})` : name
}
