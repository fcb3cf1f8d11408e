import type { Scope } from '#domain/training/scope.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { StandingMembership } from '#protocols/oidc/follow-groups.ts'
import type { Db, Tx } from './database.ts'
import { inScope, isActive } from './person-conditions.ts'

export type GroupRow = { id: string; name: string }

/** A group; null when there is none with this id. */
export function selectOptionalGroup(db: Db | Tx, groupId: string): Promise<GroupRow | null> {
  return db.staffGroup.findUnique({ where: { id: groupId }, select: { id: true, name: true } })
}

/** A group. Throws when there is none with this id. */
export async function selectGroup(db: Db | Tx, groupId: string): Promise<GroupRow> {
  const group = await selectOptionalGroup(db, groupId)
  if (!group) throw new Error(`There is no group ${groupId}`)
  return group
}

/**
 * The names of the groups that people are in now, joined with "; ", by person; who is in none is not in it. They are
 * asked for by id: joined to a page of thousands, the database may read all of them once for each row.
 */
export async function selectGroupNames(db: Db, personIds: string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ personId: string; names: string }[]>`
    SELECT m.person_id AS "personId", string_agg(g.name, '; ' ORDER BY g.name) AS names
    FROM group_membership m JOIN staff_group g ON g.id = m.group_id
    WHERE m.recorded_until IS NULL AND m.person_id = ANY(${personIds}::text[]) GROUP BY m.person_id`
  return new Map(rows.map(({ personId, names }) => [personId, names]))
}

/** The groups, by name, in which there is somebody whose records the reader may see. */
export function selectGroupsInScope(db: Db, scope: Scope): Promise<GroupRow[]> {
  if (scope.kind === 'everyone') return selectGroups(db)
  return db.$queryRaw<GroupRow[]>`
    SELECT g.id, g.name FROM staff_group g WHERE EXISTS (SELECT 1 FROM group_membership m
      WHERE m.group_id = g.id AND m.recorded_until IS NULL AND ${inScope(scope, Prisma.sql`m.person_id`)})
    ORDER BY g.name`
}

/** All groups by name. */
export function selectGroups(db: Db | Tx): Promise<GroupRow[]> {
  return db.staffGroup.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } })
}

/** True when a group other than `exceptId` has this name, in whatever case. */
export async function isGroupNameTaken(tx: Tx, name: string, exceptId = ''): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM staff_group WHERE lower(name) = lower(${name}) AND id <> ${exceptId} LIMIT 1`
  return rows.length > 0
}

/** The open membership of a person in a group, if there is one. */
export async function selectOptionalMembershipId(
  tx: Tx,
  personId: string,
  groupId: string,
): Promise<string | null> {
  const membership = await tx.groupMembership.findFirst({ where: { personId, groupId, recordedUntil: null } })
  return membership?.id ?? null
}

/** The groups that a person is in now, by name. */
export async function selectGroupsOf(db: Db | Tx, personId: string): Promise<GroupRow[]> {
  const memberships = await db.groupMembership.findMany({
    where: { personId, recordedUntil: null },
    select: { group: { select: { id: true, name: true } } },
    orderBy: { group: { name: 'asc' } },
  })
  return memberships.map((membership) => membership.group)
}

/** All groups by name, with how many active people are in each. */
export function selectGroupSizes(db: Db): Promise<(GroupRow & { members: number })[]> {
  return db.$queryRaw<(GroupRow & { members: number })[]>`
    SELECT g.id, g.name, count(m.id)::int AS members FROM staff_group g
    LEFT JOIN group_membership m ON m.group_id = g.id AND m.recorded_until IS NULL
      AND ${isActive(Prisma.sql`m.person_id`)}
    GROUP BY g.id, g.name ORDER BY fold_text(g.name), g.id`
}

/** The open memberships of a person, each with where it came from: `provider`, or null for somebody here. */
export async function selectStandingMemberships(tx: Tx, personId: string): Promise<StandingMembership[]> {
  const rows = await tx.groupMembership.findMany({
    where: { personId, recordedUntil: null },
    select: { id: true, groupId: true, source: true },
  })
  return rows.map(({ id, groupId, source }) => ({ membershipId: id, groupId, source }))
}
