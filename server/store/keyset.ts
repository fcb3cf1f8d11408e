import { Prisma } from '#prisma/generated/client.ts'
import type { Page, PageRequest } from '#reports/report.ts'

/**
 * What a list of people is sorted by before their names, as a bigint; null when by name alone. Where a key has few
 * values and no index, `parts` names them.
 */
export type Order = { key: Prisma.Sql | null; descending: boolean; parts?: readonly Part[] }

/** The rows that have one value of the key. Each part is read by name, and only when those before it leave room. */
type Part = { key: number; condition: Prisma.Sql }

/** What a query behind pages gives of each person besides the row: the sort key as text, for the next page's address. */
type Keyed = { personId: string; cursorKey: string }

/** Where a page begins, which way it goes and how many rows it may have. */
type Place = { cursor: Keyed | undefined; descending: boolean; limit: number }

/**
 * A page of people found by key, so that the thousandth costs what the first does and a change in between neither
 * repeats nor skips anybody. `select` runs a query over `cut(rows)`, which leaves of rows with the columns "personId" and
 * name_key those of the page, and puts them into an order. A page's address holds an id and never a name.
 */
export async function keysetPage<Row extends Keyed>(
  request: PageRequest,
  order: Order,
  select: (cut: (rows: Prisma.Sql) => Prisma.Sql, orderBy: Prisma.Sql) => Promise<Row[]>,
): Promise<Page<Omit<Row, 'cursorKey'>>> {
  const backwards = request.before !== undefined
  const cursor = readCursor(request.before ?? request.after)
  const descending = order.descending !== backwards
  const place = { cursor, descending, limit: request.limit + 1 }
  const found = await select(
    (rows) => (order.parts ? cutInTurn(rows, order.parts, place) : cut(rows, order.key, place)),
    orderBy(order.key, descending),
  )
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

function cut(rows: Prisma.Sql, key: Prisma.Sql | null, { cursor, descending, limit }: Place): Prisma.Sql {
  const where = cursor === undefined ? Prisma.sql`true` : beyond(cursor, key, descending)
  return Prisma.sql`
    SELECT * FROM (${rows}) AS row WHERE ${where} ORDER BY ${orderBy(key, descending)} LIMIT ${limit}`
}

/** One statement, so that nobody who changes meanwhile is in two parts. A limit of 0 reads nothing. */
function cutInTurn(rows: Prisma.Sql, parts: readonly Part[], place: Place): Prisma.Sql {
  const { cursor, descending, limit } = place
  const from = cursor && Number(cursor.cursorKey)
  const left = parts
    .filter(({ key }) => from === undefined || (descending ? key <= from : key >= from))
    .sort((a, b) => (descending ? b.key - a.key : a.key - b.key))
  if (left.length === 0) return Prisma.sql`SELECT * FROM (${rows}) AS row WHERE false`
  const names = left.map(({ key }) => Prisma.raw(`part_${key}`))
  const pieces = left.map(({ key, condition }, index) => {
    const part = Prisma.sql`SELECT * FROM (${rows}) AS row WHERE ${condition}`
    const first = cut(part, null, key === from ? place : { ...place, cursor: undefined })
    const taken = names.slice(0, index).map((name) => Prisma.sql` - (SELECT count(*) FROM ${name})`)
    const room = Prisma.sql`${limit}::bigint${taken.length ? Prisma.join(taken, '') : Prisma.empty}`
    return Prisma.sql`${names[index]} AS MATERIALIZED (SELECT * FROM (${first}) AS first LIMIT ${room})`
  })
  const all = names.map((name) => Prisma.sql`SELECT * FROM ${name}`)
  return Prisma.sql`WITH ${Prisma.join(pieces)} ${Prisma.join(all, ' UNION ALL ')}`
}

function orderBy(key: Prisma.Sql | null, descending: boolean): Prisma.Sql {
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const first = key ? Prisma.sql`${key} ${direction}, ` : Prisma.empty
  return Prisma.sql`${first}name_key ${direction}, "personId" ${direction}`
}

function beyond({ personId, cursorKey }: Keyed, key: Prisma.Sql | null, descending: boolean): Prisma.Sql {
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
