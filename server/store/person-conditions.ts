import type { Scope } from '#domain/training/scope.ts'
import { Prisma } from '#prisma/generated/client.ts'

/**
 * The condition that a person's id lies within whose records somebody may see: everyone, the people below a manager
 * directly or through others (docs/decisions/0009), or nobody.
 */
export function inScope(scope: Scope, personId: Prisma.Sql): Prisma.Sql {
  if (scope.kind === 'everyone') return Prisma.sql`true`
  if (scope.kind === 'nobody') return Prisma.sql`false`
  return Prisma.sql`${personId} IN (
    WITH RECURSIVE below AS (
      SELECT person_id FROM manager_line WHERE manager_id = ${scope.managerId} AND recorded_until IS NULL
      UNION
      SELECT m.person_id FROM manager_line m JOIN below ON m.manager_id = below.person_id
      WHERE m.recorded_until IS NULL
    ) SELECT person_id FROM below)`
}

/** The condition that nobody has deactivated the person. */
export function isActive(personId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${personId} NOT IN (SELECT d.person_id FROM deactivation d WHERE d.recorded_until IS NULL)`
}

/** The condition that the person is in a group now. */
export function isInGroup(personId: Prisma.Sql, groupId: string | null): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM group_membership m
    WHERE m.person_id = ${personId} AND m.group_id = ${groupId} AND m.recorded_until IS NULL)`
}

/** The condition that a text stands in a row's "displayName" or email, in whatever case and with whatever accents. */
export function isCalled(text: string): Prisma.Sql {
  return Prisma.sql`strpos(fold_text("displayName" || ' ' || email), fold_text(${text})) > 0`
}

/** The condition that a person goes by a text now. */
export function isPersonCalled(personId: Prisma.Sql, text: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM (
    SELECT pr.display_name AS "displayName", e.address AS email FROM person_profile pr
    JOIN email_address e ON e.person_id = pr.person_id AND e.recorded_until IS NULL
    WHERE pr.person_id = ${personId} AND pr.recorded_until IS NULL) AS called WHERE ${isCalled(text)})`
}
