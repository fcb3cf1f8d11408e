import type { CycleStateName } from '#domain/learning/cycle-state.ts'

/** The four states, exclusive, in the order in which they are decided. */
export const statuses = ['completed', 'overdue', 'in-progress', 'not-started'] as const
export type Status = (typeof statuses)[number]

/** An obligation as far as its due date goes; one without an instant never falls due. */
export type Due = { dueAt: Date | null; dueZone: string | null }

/** The earliest due date among open obligations, with its zone; null when none of them has one. */
export function effectiveDue(openObligations: readonly Due[]): { dueAt: Date; dueZone: string } | null {
  const dated = openObligations.flatMap(({ dueAt, dueZone }) =>
    dueAt === null ? [] : [{ dueAt, dueZone: dueZone ?? 'UTC' }],
  )
  return dated.reduce<{ dueAt: Date; dueZone: string } | null>(
    (earliest, due) => (earliest === null || due.dueAt < earliest.dueAt ? due : earliest),
    null,
  )
}

/**
 * The one state of a cycle at `now`. `dueAt` is the last instant that is still in time (the end of the due day);
 * a completion after it is a completion nevertheless. No cycle counts as not started.
 */
export function statusOf(cycle: CycleStateName | null, dueAt: Date | null, now: Date): Status {
  if (cycle === 'completed') return 'completed'
  if (dueAt !== null && now > dueAt) return 'overdue'
  return cycle === 'in-progress' ? 'in-progress' : 'not-started'
}
