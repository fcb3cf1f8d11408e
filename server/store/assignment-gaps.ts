import type { Assignment } from '#domain/training/assignment.ts'
import type { ObligationState } from '#domain/training/obligation-diff.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { selectAssignment, toAssignment } from './assignments.ts'
import type { Db, Tx } from './database.ts'

/**
 * Holds for a pair of an assignment `a` and a person `p` that may need an adjustment. It only narrows the search;
 * what has to be done is decided by domain/training/obligation-diff.ts.
 */
const hasGap = Prisma.sql`
  EXISTS (SELECT 1 FROM obligation o
    WHERE o.person_id = p.id AND o.assignment_id = a.id AND o.recorded_until IS NULL)
  <> (a.recorded_until IS NULL AND (a.target_kind = 'everyone'
    OR (a.target_kind = 'person' AND a.target_id = p.id)
    OR (a.target_kind = 'group' AND EXISTS (SELECT 1 FROM group_membership g
      WHERE g.person_id = p.id AND g.group_id = a.target_id AND g.recorded_until IS NULL))))`

const isActive = Prisma.sql`
  NOT EXISTS (SELECT 1 FROM deactivation d WHERE d.person_id = p.id AND d.recorded_until IS NULL)`

const gains = Prisma.sql`
  NOT EXISTS (SELECT 1 FROM obligation o
    WHERE o.person_id = p.id AND o.assignment_id = a.id AND o.recorded_until IS NULL)`

/** Ids of assignments that ask something of somebody who was not reached, or stopped asking without it being ended. */
export async function selectAssignmentIdsWithGaps(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM assignment a
    WHERE EXISTS (SELECT 1 FROM person p WHERE ${hasGap} AND (${isActive} OR NOT ${gains}))
    ORDER BY a.recorded_from, a.id`
  return rows.map((row) => row.id)
}

/** Up to `limit` people, by id after `after`, for whom an assignment may need an adjustment. */
export async function selectPeopleWithGap(
  db: Db | Tx,
  assignmentId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM person p JOIN assignment a ON a.id = ${assignmentId}
    WHERE p.id > ${after} AND ${hasGap} AND (${isActive} OR NOT ${gains})
    ORDER BY p.id LIMIT ${limit}`
  return rows.map((row) => row.id)
}

/** The assignments that may need an adjustment for one person, oldest first. */
export async function selectAssignmentsWithGapsFor(tx: Tx, personId: string): Promise<Assignment[]> {
  const rows = await tx.$queryRaw<Parameters<typeof toAssignment>[0][]>`
    SELECT a.id, a.course_id AS "courseId", a.target_kind AS "targetKind", a.target_id AS "targetId",
      a.due_at AS "dueAt", a.due_zone AS "dueZone", a.recorded_until AS "recordedUntil"
    FROM assignment a JOIN person p ON p.id = ${personId}
    WHERE ${hasGap} ORDER BY a.recorded_from, a.id`
  return rows.map(toAssignment)
}

/** Makes whoever wants to make or withdraw an assignment wait until this transaction ends. */
export async function holdAssignments(tx: Tx): Promise<void> {
  await tx.$executeRaw`LOCK TABLE assignment IN SHARE MODE`
}

/** An assignment that nobody can withdraw until this transaction ends. */
export async function selectAssignmentForShare(tx: Tx, assignmentId: string): Promise<Assignment> {
  await tx.$queryRaw`SELECT id FROM assignment WHERE id = ${assignmentId} FOR SHARE`
  return selectAssignment(tx, assignmentId)
}

/** What stands between some people and an assignment; their streams are locked by the caller. */
export function selectObligationStates(
  tx: Tx,
  assignment: Assignment,
  personIds: string[],
): Promise<ObligationState[]> {
  const { id, courseId, targetKind, targetId } = assignment
  const groupId = targetKind === 'group' ? targetId : null
  return tx.$queryRaw<ObligationState[]>`
    SELECT p.id AS "personId", ${isActive} AS active,
      ARRAY(SELECT g.group_id FROM group_membership g
        WHERE g.person_id = p.id AND g.group_id = ${groupId} AND g.recorded_until IS NULL) AS "groupIds",
      e.id AS "enrolmentId",
      COALESCE((SELECT max(c.number) FROM cycle c WHERE c.enrolment_id = e.id AND c.person_id = p.id), 0) AS "lastCycleNumber",
      EXISTS (SELECT 1 FROM cycle c
        WHERE c.enrolment_id = e.id AND c.person_id = p.id AND c.closed_at IS NULL) AS "hasOpenCycle",
      (SELECT o.id FROM obligation o
        WHERE o.person_id = p.id AND o.assignment_id = ${id} AND o.recorded_until IS NULL) AS "obligationId"
    FROM person p
    LEFT JOIN enrolment e ON e.person_id = p.id AND e.course_id = ${courseId}
    WHERE p.id = ANY(${personIds})
    ORDER BY p.id`
}

/** How many people an assignment has still to reach, or to let go. */
export async function countGaps(db: Db, assignmentId: string): Promise<number> {
  const rows = await db.$queryRaw<{ people: number }[]>`
    SELECT count(*)::int AS people FROM person p JOIN assignment a ON a.id = ${assignmentId}
    WHERE ${hasGap} AND (${isActive} OR NOT ${gains})`
  return rows[0]?.people ?? 0
}
