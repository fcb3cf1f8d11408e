import type { Db, Tx } from './database.ts'

/** A fact about this installation; null while it is not set. */
export async function selectOptionalFact(db: Db | Tx, name: string): Promise<string | null> {
  const row = await db.installationFact.findUnique({ where: { name } })
  return row?.value ?? null
}

/** Sets a fact once and returns what holds: the value given, or the one that was set earlier. */
export async function setFact(db: Db | Tx, name: string, value: string, now: Date): Promise<string> {
  await db.installationFact.createMany({ data: [{ name, value, recordedAt: now }], skipDuplicates: true })
  return (await selectOptionalFact(db, name)) ?? value
}
