import type { ProjectionTable } from '#domain/learning/change.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { Db, Tx } from './database.ts'

/** The projections that a row of `assigned_learner` is made of. */
export const sourcesOfAssignedLearners: ReadonlySet<ProjectionTable> = new Set([
  'personProfile',
  'deactivation',
  'cycle',
  'cycleState',
  'obligation',
  'completion',
] as const)

/**
 * Brings `assigned_learner` in line for some people, in the transaction that changed them. Their streams are locked
 * by the caller, so nobody else does the same for them meanwhile.
 */
export async function refreshAssignedLearners(tx: Tx, personIds: string[]): Promise<void> {
  const among = (personId: string) => Prisma.sql`${Prisma.raw(personId)} = ANY(${personIds})`
  await tx.$executeRaw`
    WITH derived AS (${derivedRows(among('o.person_id'))}), gone AS (
      DELETE FROM assigned_learner a WHERE ${among('a.person_id')} AND NOT EXISTS (
        SELECT 1 FROM derived d WHERE d.person_id = a.person_id AND d.course_id = a.course_id))
    INSERT INTO assigned_learner SELECT * FROM derived
    ON CONFLICT (person_id, course_id) DO UPDATE SET (is_active, name_key, state, due_at, due_zone, completed_at,
      score_millipoints, max_millipoints) = (EXCLUDED.is_active, EXCLUDED.name_key, EXCLUDED.state, EXCLUDED.due_at,
      EXCLUDED.due_zone, EXCLUDED.completed_at, EXCLUDED.score_millipoints, EXCLUDED.max_millipoints)`
}

/** The people and courses for whom `assigned_learner` is not what the projections say, as "person course". */
export async function selectWrongAssignedLearners(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    WITH derived AS (${derivedRows(Prisma.sql`true`)})
    SELECT DISTINCT person_id || ' ' || course_id AS key FROM (
      (SELECT * FROM derived EXCEPT ALL SELECT * FROM assigned_learner)
      UNION ALL
      (SELECT * FROM assigned_learner EXCEPT ALL SELECT * FROM derived)) AS difference
    ORDER BY key`
  return rows.map(({ key }) => key)
}

/** The rows as they should be, in the order of the table's columns, for the obligations `o` that `condition` names. */
function derivedRows(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT due.person_id, due.course_id,
      NOT EXISTS (SELECT 1 FROM deactivation x WHERE x.person_id = due.person_id AND x.recorded_until IS NULL) AS is_active,
      fold_text(profile.display_name) AS name_key, COALESCE(latest.state, 'not-started') AS state,
      due.due_at, due.due_zone, done.completed_at, done.score_millipoints, done.max_millipoints
    FROM (
      SELECT DISTINCT ON (o.person_id, o.course_id) o.person_id, o.course_id, o.due_at, o.due_zone
      FROM obligation o WHERE o.recorded_until IS NULL AND ${condition}
      ORDER BY o.person_id, o.course_id, o.due_at, o.due_zone) due
    JOIN person_profile profile ON profile.person_id = due.person_id AND profile.recorded_until IS NULL
    LEFT JOIN LATERAL (
      SELECT c.id, s.state FROM cycle c JOIN cycle_state s ON s.cycle_id = c.id AND s.recorded_until IS NULL
      WHERE c.person_id = due.person_id AND c.course_id = due.course_id
      ORDER BY c.number DESC LIMIT 1) latest ON true
    LEFT JOIN completion done ON done.person_id = due.person_id AND done.cycle_id = latest.id`
}
