import type { Db, Tx } from './database.ts'

export type Grant = { id: string; role: string; courseId: string | null; recordedFrom: Date }

/** Makes other changes of roles wait until this transaction ends, so that two cannot each remove the other admin. */
export async function lockRoles(tx: Tx): Promise<void> {
  await tx.$executeRaw`LOCK TABLE role_grant IN SHARE ROW EXCLUSIVE MODE`
}

/** True when the person is an active admin and nobody else is. */
export async function isLastActiveAdmin(tx: Tx, personId: string): Promise<boolean> {
  const admins = await tx.roleGrant.findMany({
    where: {
      role: 'admin',
      recordedUntil: null,
      person: { deactivations: { none: { recordedUntil: null } } },
    },
    select: { personId: true },
  })
  return admins.length > 0 && admins.every((admin) => admin.personId === personId)
}

/** The roles that a person holds now, oldest first. */
export function selectGrants(db: Db | Tx, personId: string): Promise<Grant[]> {
  return db.roleGrant.findMany({
    where: { personId, recordedUntil: null },
    select: { id: true, role: true, courseId: true, recordedFrom: true },
    orderBy: { recordedFrom: 'asc' },
  })
}

/** The grant of a role that a person holds now, if they do. */
export function selectOptionalGrant(
  tx: Tx,
  held: { personId: string; role: string; courseId: string | null },
): Promise<Grant | null> {
  return tx.roleGrant.findFirst({ where: { ...held, recordedUntil: null } })
}

/** A person's grant by its id, while it holds. */
export function selectOptionalGrantById(tx: Tx, personId: string, grantId: string): Promise<Grant | null> {
  return tx.roleGrant.findFirst({ where: { id: grantId, personId, recordedUntil: null } })
}
