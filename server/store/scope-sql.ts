import type { Scope } from '#domain/training/scope.ts'
import { Prisma } from '#prisma/generated/client.ts'

/**
 * The condition that a person's id lies within whose records somebody may see: everyone, the people below a manager
 * directly or through others (docs/decisions/0012), or nobody.
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
