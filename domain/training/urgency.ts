import type { Status } from './status.ts'

type Urgent = { status: Status; due: { dueAt: Date } | null }

/** The order in which to do things: by due date, so that what is overdue leads; without one, what is begun first. */
export function byUrgency(a: Urgent, b: Urgent): number {
  const [dueA, dueB] = [instantOf(a), instantOf(b)]
  if (dueA !== dueB) return dueA < dueB ? -1 : 1
  return begunFirst.indexOf(a.status) - begunFirst.indexOf(b.status)
}

const begunFirst: readonly Status[] = ['overdue', 'in-progress', 'not-started', 'completed']

function instantOf({ due }: Urgent): number {
  return due === null ? Number.POSITIVE_INFINITY : due.dueAt.getTime()
}
