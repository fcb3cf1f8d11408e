import type { Db, Tx } from './database.ts'

export type LinkedIdentity = { id: string; personId: string; issuer: string; subject: string }

/** The person who is linked to an account of a provider; null when nobody is. */
export async function selectOptionalLinkedPerson(
  db: Db | Tx,
  issuer: string,
  subject: string,
): Promise<{ personId: string; active: boolean } | null> {
  const rows = await db.$queryRaw<{ personId: string; active: boolean }[]>`
    SELECT i.person_id AS "personId",
      NOT EXISTS (SELECT 1 FROM deactivation d WHERE d.person_id = i.person_id AND d.recorded_until IS NULL) AS active
    FROM external_identity i
    WHERE i.issuer = ${issuer} AND i.subject = ${subject} AND i.recorded_until IS NULL`
  return rows[0] ?? null
}

/** The accounts of providers that a person is linked to now. */
export function selectIdentitiesOf(db: Db | Tx, personId: string): Promise<LinkedIdentity[]> {
  return db.externalIdentity.findMany({
    where: { personId, recordedUntil: null },
    select: { id: true, personId: true, issuer: true, subject: true },
    orderBy: { recordedFrom: 'asc' },
  })
}
