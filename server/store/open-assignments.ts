import type { Assignment } from '#domain/training/assignment.ts'
import { toAssignment } from './assignments.ts'
import type { Db } from './database.ts'

/** The assignments of a course that ask something now, the oldest first. */
export async function selectOpenAssignments(db: Db, courseId: string): Promise<Assignment[]> {
  const rows = await db.assignment.findMany({
    where: { courseId, recordedUntil: null },
    orderBy: [{ recordedFrom: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => toAssignment(row as Parameters<typeof toAssignment>[0]))
}
