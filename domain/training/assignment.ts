/** Whom an assignment can be meant for. */
export const targetKinds = ['person', 'group', 'everyone'] as const

/** An assignment as it stands: whom it asks to take a course, and whether it still does. */
export type Assignment = {
  id: string
  courseId: string
  targetKind: (typeof targetKinds)[number]
  targetId: string | null // a person's or a group's id; null for everyone
  dueAt: Date | null
  dueZone: string | null
  withdrawn: boolean
}

/** What decides whether an assignment asks something of a person. */
export type Candidate = { personId: string; active: boolean; groupIds: readonly string[] }

/** True when the assignment is meant for the person, whether or not they are active at the moment. */
export function isMeantFor(assignment: Assignment, person: Candidate): boolean {
  if (assignment.withdrawn) return false
  if (assignment.targetKind === 'everyone') return true
  if (assignment.targetKind === 'person') return assignment.targetId === person.personId
  return assignment.targetId !== null && person.groupIds.includes(assignment.targetId)
}
