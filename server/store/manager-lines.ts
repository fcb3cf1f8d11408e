import type { Db, Tx } from './database.ts'

/** Makes other changes of managers wait until this transaction ends, so that two cannot close a circle together. */
export async function lockManagerLines(tx: Tx): Promise<void> {
  await tx.$executeRaw`LOCK TABLE manager_line IN SHARE ROW EXCLUSIVE MODE`
}

/** The id of a person's manager, if they have one. */
export async function selectOptionalManagerId(db: Db | Tx, personId: string): Promise<string | null> {
  const line = await db.managerLine.findFirst({ where: { personId, recordedUntil: null } })
  return line?.managerId ?? null
}

/** Ids of everyone a person reports to, directly or through others. A loop ends the search. */
export async function selectLineAbove(db: Db | Tx, personId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above AS (
      SELECT manager_id AS id FROM manager_line WHERE person_id = ${personId} AND recorded_until IS NULL
      UNION
      SELECT m.manager_id FROM manager_line m JOIN above ON m.person_id = above.id WHERE m.recorded_until IS NULL
    ) SELECT id FROM above`
  return rows.map((row) => row.id)
}

/** Whether a person stands below a manager now, directly or through other managers. */
export async function isInTeamOf(db: Db, managerId: string, personId: string): Promise<boolean> {
  return (await selectLineAbove(db, personId)).includes(managerId)
}
