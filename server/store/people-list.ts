import type { Scope } from '#domain/training/scope.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { Page, PageRequest } from '#reports/report.ts'
import type { Db } from './database.ts'
import { selectGroupNames } from './groups.ts'
import { keysetPage } from './keyset.ts'
import { inScope, isActive, isCalled, isInGroup } from './person-conditions.ts'

export type PeopleFilters = { text?: string; group?: string; standing: 'active' | 'deactivated' | 'all' }

export type ListedPerson = {
  personId: string
  displayName: string
  email: string
  active: boolean
  manager: string | null
  groups: string // names, joined with "; "
  roles: string[]
}

/** People by name, a page at a time: those within the scope that the filters leave. */
export function selectPeoplePage(
  db: Db,
  asked: { filters: PeopleFilters; scope: Scope },
  request: PageRequest,
): Promise<Page<ListedPerson>> {
  const listed = Prisma.sql`SELECT * FROM (${people(asked.scope)}) AS person WHERE ${narrowed(asked.filters)}`
  return keysetPage(request, { key: null, descending: false }, async (cut, orderBy) => {
    const rows = await db.$queryRaw<(Omit<ListedPerson, 'groups'> & { cursorKey: string })[]>`
      SELECT "personId", "displayName", email, active, '' AS "cursorKey",
        (SELECT mp.display_name FROM manager_line m
          JOIN person_profile mp ON mp.person_id = m.manager_id AND mp.recorded_until IS NULL
          WHERE m.person_id = "personId" AND m.recorded_until IS NULL) AS manager,
        ARRAY(SELECT DISTINCT r.role FROM role_grant r
          WHERE r.person_id = "personId" AND r.recorded_until IS NULL ORDER BY r.role) AS roles
      FROM (${cut(listed)}) AS shown ORDER BY ${orderBy}`
    const groups = await selectGroupNames(
      db,
      rows.map(({ personId }) => personId),
    )
    return rows.map((row) => ({ ...row, groups: groups.get(row.personId) ?? '' }))
  })
}

/** How many people the filters leave within the scope. */
export async function countPeopleIn(
  db: Db,
  asked: { filters: PeopleFilters; scope: Scope },
): Promise<number> {
  const rows = await db.$queryRaw<{ people: number }[]>`
    SELECT count(*)::int AS people FROM (${people(asked.scope)}) AS person WHERE ${narrowed(asked.filters)}`
  return rows[0]?.people ?? 0
}

function people(scope: Scope): Prisma.Sql {
  return Prisma.sql`
    SELECT pr.person_id AS "personId", pr.display_name AS "displayName", e.address AS email,
      fold_text(pr.display_name) COLLATE "C" AS name_key,
      ${isActive(Prisma.sql`pr.person_id`)} AS active
    FROM person_profile pr
    JOIN email_address e ON e.person_id = pr.person_id AND e.recorded_until IS NULL
    WHERE pr.recorded_until IS NULL AND ${inScope(scope, Prisma.sql`pr.person_id`)}`
}

function narrowed({ text, group, standing }: PeopleFilters): Prisma.Sql {
  const conditions = [standing === 'all' ? Prisma.sql`true` : Prisma.sql`active = ${standing === 'active'}`]
  if (text) conditions.push(isCalled(text))
  if (group) conditions.push(isInGroup(Prisma.sql`"personId"`, group))
  return Prisma.join(conditions, ' AND ')
}
