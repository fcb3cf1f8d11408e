import { Prisma } from '#prisma/generated/client.ts'
import type { Db, Tx } from './database.ts'
import { isActive, isInGroup } from './person-conditions.ts'

export type ListedAssignment = {
  id: string
  courseId: string
  targetKind: 'person' | 'group' | 'everyone'
  targetId: string | null
  targetName: string | null // a person's or a group's name as it is now
  dueAt: Date | null
  dueZone: string | null
  madeAt: Date
  withdrawnAt: Date | null
  people: number // whom it asks now
}

/** Assignments, newest first, at most `limit` of those made before the one with id `before`. */
export function selectAssignmentPage(
  db: Db,
  { limit, before }: { limit: number; before?: string },
): Promise<ListedAssignment[]> {
  const older = before
    ? Prisma.sql`(a.recorded_from, a.id) < (SELECT recorded_from, id FROM assignment WHERE id = ${before})`
    : Prisma.sql`true`
  return selectListed(db, older, limit)
}

/** One assignment as the list shows it; null when there is none with this id. */
export async function selectOptionalListedAssignment(db: Db, id: string): Promise<ListedAssignment | null> {
  return (await selectListed(db, Prisma.sql`a.id = ${id}`, 1))[0] ?? null
}

function selectListed(db: Db, where: Prisma.Sql, limit: number): Promise<ListedAssignment[]> {
  return db.$queryRaw<ListedAssignment[]>`
    SELECT a.id, a.course_id AS "courseId", a.target_kind AS "targetKind", a.target_id AS "targetId",
      COALESCE(pr.display_name, g.name) AS "targetName", a.due_at AS "dueAt", a.due_zone AS "dueZone",
      a.recorded_from AS "madeAt", a.recorded_until AS "withdrawnAt",
      (SELECT count(*)::int FROM obligation o WHERE o.assignment_id = a.id AND o.recorded_until IS NULL
        AND ${isActive(Prisma.sql`o.person_id`)}) AS people
    FROM assignment a
    LEFT JOIN person_profile pr ON a.target_kind = 'person' AND pr.person_id = a.target_id AND pr.recorded_until IS NULL
    LEFT JOIN staff_group g ON a.target_kind = 'group' AND g.id = a.target_id
    WHERE ${where}
    ORDER BY a.recorded_from DESC, a.id DESC LIMIT ${limit}`
}

export type TargetPreview = { people: number; already: number; names: string[] }

/** The active people an assignment would reach, how many of them something asks already, and some of their names. */
export async function previewTarget(
  db: Db | Tx,
  target: { courseId: string; targetKind: ListedAssignment['targetKind']; targetId: string | null },
  sample = 10,
): Promise<TargetPreview> {
  const people = Prisma.sql`
    SELECT pr.person_id, pr.display_name FROM person_profile pr
    WHERE pr.recorded_until IS NULL AND ${meant(target)}
      AND ${isActive(Prisma.sql`pr.person_id`)}`
  const [counts] = await db.$queryRaw<{ people: number; already: number }[]>`
    SELECT count(*)::int AS people, count(*) FILTER (WHERE EXISTS (SELECT 1 FROM obligation o
      WHERE o.person_id = p.person_id AND o.course_id = ${target.courseId} AND o.recorded_until IS NULL))::int AS already
    FROM (${people}) p`
  const names = await db.$queryRaw<{ display_name: string }[]>`
    SELECT display_name FROM (${people}) p ORDER BY fold_text(display_name), person_id LIMIT ${sample}`
  return {
    people: counts?.people ?? 0,
    already: counts?.already ?? 0,
    names: names.map((row) => row.display_name),
  }
}

function meant({ targetKind, targetId }: { targetKind: string; targetId: string | null }): Prisma.Sql {
  if (targetKind === 'everyone') return Prisma.sql`true`
  if (targetKind === 'person') return Prisma.sql`pr.person_id = ${targetId}`
  return isInGroup(Prisma.sql`pr.person_id`, targetId)
}
