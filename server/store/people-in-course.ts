import type { CycleStateName } from '#domain/learning/cycle-state.ts'
import { addDays, endOfDay } from '#domain/training/due-date.ts'
import type { Status } from '#domain/training/status.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { CompletionFilters, CompletionRow } from '#reports/completion.ts'
import type { Asked, ReadModel } from '#reports/report.ts'
import { database } from './database.ts'
import { selectGroupNames } from './groups.ts'
import { keysetPage, type Order } from './keyset.ts'
import { inScope, isInGroup, isPersonCalled } from './person-conditions.ts'

/**
 * Everyone who has an open obligation for a course, with their state as domain/training/status.ts defines it: that
 * of the latest cycle, and overdue once the earliest due date has passed. Both are read from `assigned_learner`.
 */
export const peopleInCourse: ReadModel<CompletionFilters, CompletionRow> = {
  async exists({ course }) {
    const [live, assigned] = await Promise.all([
      database().releaseItem.count({ where: { courseId: course, kind: 'course' } }),
      database().assignment.count({ where: { courseId: course } }),
    ])
    return live + assigned > 0
  },

  /** How many active people are in each state, and how many deactivated ones stand beside; `state` is left out. */
  async counts(asked) {
    const people = await selectPeople({ ...asked, filters: { ...asked.filters, state: undefined } })
    // Grouped by the very columns of an index, so that nothing is sorted or hashed.
    const rows = await database().$queryRaw<CountedPeople[]>`
      SELECT active, cycle_state AS "cycleState", count(*)::int AS people,
        (count(*) FILTER (WHERE "dueAt" < ${asked.now}))::int AS late
      FROM (${people}) AS row GROUP BY active, cycle_state`
    return countsOf(rows)
  },

  async page(asked, request) {
    const people = await selectPeople(asked)
    const active = Prisma.sql`SELECT * FROM (${people}) AS person WHERE active`
    return keysetPage(request, orderOf(asked), async (cut, orderBy) => {
      const rows = await database().$queryRaw<(Omit<CompletionRow, 'groups'> & { cursorKey: string })[]>`
        WITH shown AS MATERIALIZED (${cut(active)})
        SELECT "personId", pr.display_name AS "displayName", e.address AS email, state, "dueAt", "dueZone",
          "completedAt", "scoreMillipoints", "maxMillipoints", ${cursorKey(asked.filters)} AS "cursorKey"
        FROM shown
        JOIN person_profile pr ON pr.person_id = "personId" AND pr.recorded_until IS NULL
        JOIN email_address e ON e.person_id = "personId" AND e.recorded_until IS NULL
        ORDER BY ${orderBy}`
      const groups = await selectGroupNames(
        database(),
        rows.map(({ personId }) => personId),
      )
      return rows.map((row) => ({ ...row, groups: groups.get(row.personId) ?? '' }))
    })
  },
}

type CountedPeople = { active: boolean; cycleState: CycleStateName; people: number; late: number }

function countsOf(rows: readonly CountedPeople[]): Record<string, number> {
  const counts = {
    completed: 0,
    overdue: 0,
    'in-progress': 0,
    'not-started': 0,
    'not-completed': 0,
    deactivated: 0,
  }
  for (const { active, cycleState, people, late } of rows) {
    if (!active) counts.deactivated += people
    else if (cycleState === 'completed') counts.completed += people
    else {
      counts.overdue += late
      counts[cycleState] += people - late
      counts['not-completed'] += people
    }
  }
  return counts
}

/** Who it is about, without names and groups: those are looked up for the rows of a page alone. */
async function selectPeople({ filters, scope, now }: Asked<CompletionFilters>): Promise<Prisma.Sql> {
  const conditions = [...narrowed(filters, now), await dueWithin(filters)]
  return Prisma.sql`
    SELECT * FROM (
      SELECT a.person_id AS "personId", a.name_key, a.due_at AS "dueAt", a.due_zone AS "dueZone",
        a.completed_at AS "completedAt", a.score_millipoints AS "scoreMillipoints",
        a.max_millipoints AS "maxMillipoints", a.is_active AS active, a.state AS cycle_state,
        CASE WHEN a.state = 'completed' THEN 'completed' WHEN a.due_at < ${now} THEN 'overdue' ELSE a.state END AS state
      FROM assigned_learner a
      WHERE a.course_id = ${filters.course} AND ${inScope(scope, Prisma.sql`a.person_id`)}
    ) AS person
    WHERE ${Prisma.join(conditions, ' AND ')}`
}

/** When a row is in each state (domain/training/status.ts), in words that the database can estimate and look up. */
function conditionsAt(now: Date): Record<Status, Prisma.Sql> {
  const inTime = Prisma.sql`("dueAt" IS NULL OR "dueAt" >= ${now})`
  return {
    completed: Prisma.sql`cycle_state = 'completed'`,
    overdue: Prisma.sql`(cycle_state <> 'completed' AND "dueAt" < ${now})`,
    'in-progress': Prisma.sql`(cycle_state = 'in-progress' AND ${inTime})`,
    'not-started': Prisma.sql`(cycle_state = 'not-started' AND ${inTime})`,
  }
}

function narrowed({ group, state, text }: CompletionFilters, now: Date): Prisma.Sql[] {
  const conditions = [Prisma.sql`true`]
  if (state === 'not-completed') conditions.push(Prisma.sql`cycle_state <> 'completed'`)
  else if (state) conditions.push(conditionsAt(now)[state])
  if (text) conditions.push(isPersonCalled(Prisma.sql`"personId"`, text))
  if (group) conditions.push(isInGroup(Prisma.sql`"personId"`, group))
  return conditions
}

/**
 * Due within a range of days, each day in the zone of the due date itself. The zones' bounds are worked out here
 * and not by the database, which may know other zones than the ones that due dates were made with.
 */
async function dueWithin({ course, dueFrom, dueTo }: CompletionFilters): Promise<Prisma.Sql> {
  if (!dueFrom && !dueTo) return Prisma.sql`true`
  const rows = await database().assignment.findMany({
    where: { courseId: course, dueZone: { not: null } },
    distinct: ['dueZone'],
    select: { dueZone: true },
  })
  const ranges = rows.map(({ dueZone }) => {
    const zone = dueZone ?? 'UTC'
    const after = dueFrom ? Prisma.sql`"dueAt" > ${endOfDay(addDays(dueFrom, -1), zone)}` : Prisma.sql`true`
    const until = dueTo ? Prisma.sql`"dueAt" <= ${endOfDay(dueTo, zone)}` : Prisma.sql`true`
    return Prisma.sql`("dueZone" = ${zone} AND ${after} AND ${until})`
  })
  return ranges.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(ranges, ' OR ')})`
}

/** What each order goes by before names, as a whole number. Both dates have an index over these very words. */
const sortKeys = {
  name: null,
  state: Prisma.sql`(CASE state WHEN 'overdue' THEN 1 WHEN 'not-started' THEN 2 WHEN 'in-progress' THEN 3 ELSE 4 END)::bigint`,
  due: millisecondsOf('"dueAt"'),
  completed: millisecondsOf('"completedAt"'),
}

/** Since 1970; who has no date comes last. */
function millisecondsOf(column: '"dueAt"' | '"completedAt"'): Prisma.Sql {
  const utc = Prisma.raw(`${column} AT TIME ZONE 'UTC'`) // in a zone of its own the database may not index it
  const last = Prisma.raw(String(Number.MAX_SAFE_INTEGER))
  return Prisma.sql`COALESCE((extract(epoch FROM ${utc}) * 1000)::bigint, ${last})`
}

function orderOf({ filters: { sort, direction, state }, now }: Asked<CompletionFilters>): Order {
  const order = { key: sortKeys[sort], descending: direction === 'descending' }
  return sort === 'state' ? { ...order, parts: partsByState(state, now) } : order
}

/** The states that a filter leaves, with their places in a list by state. */
function partsByState(filter: CompletionFilters['state'], now: Date): Order['parts'] {
  const conditions = conditionsAt(now)
  return (['overdue', 'not-started', 'in-progress', 'completed'] as const)
    .map((state, index) => ({ state, key: index + 1, condition: conditions[state] }))
    .filter(
      ({ state }) => !filter || filter === state || (filter === 'not-completed' && state !== 'completed'),
    )
}

function cursorKey({ sort }: CompletionFilters): Prisma.Sql {
  const key = sortKeys[sort]
  return key ? Prisma.sql`${key}::text` : Prisma.sql`''`
}
