import { Prisma } from '#prisma/generated/client.ts'
import type { Page, PageRequest } from '#reports/report.ts'

/** What a list of people is sorted by before their names, as a bigint; null when by name alone. */
export type Order = { key: Prisma.Sql | null; descending: boolean }

/** What a query behind pages gives of each person besides the row: the sort key as text, for the next page's address. */
type Keyed = { personId: string; cursorKey: string }

/**
 * A page of people found by key, so that the thousandth costs what the first does and a change in between neither
 * repeats nor skips anybody. `select` runs a query over columns "personId" and name_key with a condition, an order and
 * a limit. A page's address holds an id and never a name.
 */
export async function keysetPage<Row extends Keyed>(
  request: PageRequest,
  order: Order,
  select: (where: Prisma.Sql, orderBy: Prisma.Sql, limit: number) => Promise<Row[]>,
): Promise<Page<Omit<Row, 'cursorKey'>>> {
  const backwards = request.before !== undefined
  const cursor = readCursor(request.before ?? request.after)
  const descending = order.descending !== backwards
  const where = cursor === undefined ? Prisma.sql`true` : beyond(cursor, order, descending)
  const found = await select(where, orderBy(order, descending), request.limit + 1)
  const hasMore = found.length > request.limit
  const rows = found.slice(0, request.limit)
  if (backwards) rows.reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows: rows.map(({ cursorKey: _, ...row }) => row),
    previous: first && (backwards ? hasMore : cursor !== undefined) ? cursorOf(first) : null,
    next: last && (backwards || hasMore) ? cursorOf(last) : null,
  }
}

function orderBy({ key }: Order, descending: boolean): Prisma.Sql {
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const first = key ? Prisma.sql`${key} ${direction}, ` : Prisma.empty
  return Prisma.sql`${first}name_key ${direction}, "personId" ${direction}`
}

function beyond(cursor: Keyed, { key }: Order, descending: boolean): Prisma.Sql {
  const { personId, cursorKey } = cursor
  const compare = descending ? Prisma.sql`<` : Prisma.sql`>`
  const nameKey = Prisma.sql`(SELECT fold_text(pr.display_name) COLLATE "C" FROM person_profile pr
    WHERE pr.person_id = ${personId} AND pr.recorded_until IS NULL)`
  return key
    ? Prisma.sql`(${key}, name_key, "personId") ${compare} (${BigInt(cursorKey)}, ${nameKey}, ${personId})`
    : Prisma.sql`(name_key, "personId") ${compare} (${nameKey}, ${personId})`
}

function cursorOf({ personId, cursorKey }: Keyed): string {
  return Buffer.from(`${personId} ${cursorKey}`).toString('base64url')
}

/** The place in a list that an address names; an address that somebody made up leads to the first page. */
export function readCursor(cursor: string | undefined): Keyed | undefined {
  const parts = /^([a-z2-7]+) (-?\d{1,16}|)$/.exec(Buffer.from(cursor ?? '', 'base64url').toString())
  const [, personId, cursorKey] = parts ?? []
  return personId === undefined || cursorKey === undefined ? undefined : { personId, cursorKey }
}
