import type { Assignment } from '#domain/training/assignment.ts'
import type { Db, Tx } from './database.ts'

type AssignmentColumns = Omit<Assignment, 'withdrawn'> & { recordedUntil: Date | null }

/** An assignment as the rules see it. */
export function toAssignment({ recordedUntil, ...row }: AssignmentColumns): Assignment {
  const { id, courseId, targetKind, targetId, dueAt, dueZone } = row
  return { id, courseId, targetKind, targetId, dueAt, dueZone, withdrawn: recordedUntil !== null }
}

/** An assignment; null when there is none with this id. */
export async function selectOptionalAssignment(
  db: Db | Tx,
  assignmentId: string,
): Promise<Assignment | null> {
  const row = await db.assignment.findUnique({ where: { id: assignmentId } })
  return row ? toAssignment(row as AssignmentColumns) : null
}

/** An assignment. Throws when there is none with this id. */
export async function selectAssignment(db: Db | Tx, assignmentId: string): Promise<Assignment> {
  const assignment = await selectOptionalAssignment(db, assignmentId)
  if (!assignment) throw new Error(`There is no assignment ${assignmentId}`)
  return assignment
}

/** Ids of the courses that some assignment asks people to take now. */
export async function selectAssignedCourseIds(db: Db): Promise<string[]> {
  const rows = await db.assignment.findMany({
    where: { recordedUntil: null },
    distinct: ['courseId'],
    orderBy: { courseId: 'asc' },
    select: { courseId: true },
  })
  return rows.map((row) => row.courseId)
}

/** The assignments of a course that ask something now, the oldest first. */
export async function selectOpenAssignments(db: Db, courseId: string): Promise<Assignment[]> {
  const rows = await db.assignment.findMany({
    where: { courseId, recordedUntil: null },
    orderBy: [{ recordedFrom: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => toAssignment(row as AssignmentColumns))
}
