import type { Db } from './database.ts'

/** Whether a person stands below a manager now, directly or through other managers. A loop ends the search. */
export async function isInTeamOf(db: Db, managerId: string, personId: string): Promise<boolean> {
  const rows = await db.$queryRaw<{ found: boolean }[]>`
    WITH RECURSIVE above (id) AS (
      SELECT manager_id FROM manager_line WHERE person_id = ${personId} AND recorded_until IS NULL
      UNION
      SELECT m.manager_id FROM manager_line m JOIN above ON m.person_id = above.id WHERE m.recorded_until IS NULL
    )
    SELECT EXISTS (SELECT 1 FROM above WHERE id = ${managerId}) AS found`
  return rows[0]?.found ?? false
}
