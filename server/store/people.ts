import type { Db, Tx } from './database.ts'

export type PersonRow = {
  id: string
  displayName: string
  email: string
  locale: string
  zone: string
  active: boolean
  deactivationId: string | null
  addedAt: Date
}

/** A person as they are now; null when there is no such person. */
export async function selectOptionalPerson(db: Db | Tx, personId: string): Promise<PersonRow | null> {
  const rows = await db.$queryRaw<Omit<PersonRow, 'active'>[]>`
    SELECT p.id, pr.display_name AS "displayName", e.address AS email, pr.locale, pr.zone,
      d.id AS "deactivationId", p.recorded_from AS "addedAt"
    FROM person p
    JOIN person_profile pr ON pr.person_id = p.id AND pr.recorded_until IS NULL
    JOIN email_address e ON e.person_id = p.id AND e.recorded_until IS NULL
    LEFT JOIN deactivation d ON d.person_id = p.id AND d.recorded_until IS NULL
    WHERE p.id = ${personId}`
  const row = rows[0]
  return row ? { ...row, active: row.deactivationId === null } : null
}

/** A person as they are now. Throws when there is no such person. */
export async function selectPerson(db: Db | Tx, personId: string): Promise<PersonRow> {
  const person = await selectOptionalPerson(db, personId)
  if (!person) throw new Error(`There is no person ${personId}`)
  return person
}

/** Makes other changes of addresses wait until this transaction ends, so that two people cannot be given the same one. */
export async function lockAddresses(tx: Tx): Promise<void> {
  await tx.$executeRaw`LOCK TABLE email_address IN SHARE ROW EXCLUSIVE MODE`
}

/** True when somebody, active or not, has this address (trimmed, lower case). */
export async function isAddressTaken(tx: Db | Tx, address: string): Promise<boolean> {
  return (await tx.emailAddress.count({ where: { address, recordedUntil: null } })) > 0
}

/** The person behind an email address; null when nobody has it. */
export async function selectOptionalPersonIdByEmail(db: Db | Tx, email: string): Promise<string | null> {
  const address = email.trim().toLowerCase()
  const row = await db.emailAddress.findFirst({ where: { address, recordedUntil: null } })
  return row?.personId ?? null
}

/** Stores the hash of a person's password in the place of an older one. */
export async function savePasswordHash(tx: Tx, personId: string, hash: string, setAt: Date): Promise<void> {
  await tx.passwordCredential.upsert({
    where: { personId },
    create: { personId, hash, setAt },
    update: { hash, setAt },
  })
}

/** Whether a person has a password. */
export async function hasPassword(db: Db | Tx, personId: string): Promise<boolean> {
  return (await db.passwordCredential.count({ where: { personId } })) > 0
}

/** Whether another provider is a person's only way in: an identity there, and no password here. */
export async function signsInElsewhereOnly(db: Db | Tx, personId: string): Promise<boolean> {
  if (await hasPassword(db, personId)) return false
  return (await db.externalIdentity.count({ where: { personId, recordedUntil: null } })) > 0
}

/** How many people were ever added, whether or not they are active. */
export function countPeople(db: Db): Promise<number> {
  return db.person.count()
}

/** Display names of people, by their ids. */
export async function selectNames(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.personProfile.findMany({
    where: { personId: { in: [...new Set(personIds)] }, recordedUntil: null },
    select: { personId: true, displayName: true },
  })
  return new Map(rows.map((row) => [row.personId, row.displayName]))
}
