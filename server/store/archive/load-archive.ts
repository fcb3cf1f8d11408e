import pg from 'pg'
import { type AddressNames, variableNames } from '#server/store/address-names.ts'
import { readMigrations } from '#server/store/migrate.ts'
import { prepareDatabase } from '#server/store/prepare-database.ts'
import {
  type ArchiveHeader,
  type ArchivePart,
  ArchiveProblem,
  demandSameMigrations,
  type OnRows,
  totalRows,
} from './archive-header.ts'
import { archivedTables } from './archived-tables.ts'
import { streamHeadsDigest } from './stream-heads-digest.ts'

/** Where to; `names` are what the operator gave the addresses by, if not by variables. */
export type Target = { url: string; ownerUrl?: string; names?: AddressNames }

/**
 * Loads a backup into an empty database, which it brings to this version first, in one transaction: when anything is
 * wrong the database stays empty. Sessions arrive ended. Compares the number of rows of each table and the ends of
 * all streams before it commits. Throws an ArchiveProblem with a sentence for the operator.
 */
export async function loadArchive(
  parts: AsyncIterable<ArchivePart>,
  target: Target,
  onRows?: OnRows,
): Promise<ArchiveHeader> {
  await withClient(target, demandEmpty)
  await prepareDatabase(target.url, target.ownerUrl, target.names)
  return withClient(target, async (client) => {
    await client.query("begin; set local time zone 'UTC'; set local statement_timeout = 0")
    await client.query(`lock table ${archivedTables.join(', ')} in share row exclusive mode`)
    await demandEmpty(client)
    const header = await loadParts(client, parts, onRows)
    await client.query('update sign_in_session set ended_at = now() where ended_at is null')
    await compare(client, header)
    await client.query('commit')
    await client.query(`analyze ${archivedTables.join(', ')}`)
    return header
  })
}

async function loadParts(
  client: pg.Client,
  parts: AsyncIterable<ArchivePart>,
  onRows?: OnRows,
): Promise<ArchiveHeader> {
  let header: ArchiveHeader | undefined
  let done = 0
  for await (const part of parts) {
    if (part.kind === 'header') {
      header = part.header
      demandSameMigrations(header, readMigrations())
    } else if (part.kind === 'rows') {
      await insertRows(client, part)
      done += part.lines.length
      if (header) onRows?.(done, totalRows(header))
    } else await setSequences(client, part.positions)
  }
  if (!header) throw new ArchiveProblem('The archive has no header.')
  return header
}

/** The database itself turns each JSON object into a row of the table, so every type arrives as it was. */
async function insertRows(client: pg.Client, { table, lines }: { table: string; lines: string[] }) {
  if (!archivedTables.includes(table)) throw new ArchiveProblem(`The archive has an unknown table ${table}.`)
  try {
    await client.query(
      `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`,
      [`[${lines.join(',')}]`],
    )
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ArchiveProblem(`Rows of ${table} cannot be loaded: ${reason}. Nothing was kept.`)
  }
}

async function setSequences(client: pg.Client, positions: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(positions))
    await client.query('select setval(quote_ident($1)::regclass, $2::bigint)', [name, value])
}

async function compare(client: pg.Client, header: ArchiveHeader): Promise<void> {
  for (const { name, rows: expected } of header.tables) {
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${name}`)
    const found = rows[0]?.count
    if (found !== expected)
      throw new ArchiveProblem(
        `${name} has ${found} rows where the archive says ${expected}. Nothing was kept.`,
      )
  }
  if ((await streamHeadsDigest(client)) !== header.heads)
    throw new ArchiveProblem('The streams do not end where the archive says. Nothing was kept.')
}

/** Any row in any table counts, be the table ours or not. */
async function demandEmpty(client: pg.Client): Promise<void> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables
     where schemaname = current_schema() and tablename <> '_prisma_migrations' order by tablename`,
  )
  for (const { name } of tables) {
    const { rows } = await client.query<{ occupied: boolean }>(
      `select exists (select 1 from ${name}) as occupied`,
    )
    if (rows[0]?.occupied)
      throw new ArchiveProblem(
        `The database is not empty: ${name} has rows. Nothing was changed; give an empty database.`,
      )
  }
}

/** As the owner where there is one: the application's role may not set sequences. */
async function withClient<Result>(
  { url, ownerUrl, names = variableNames }: Target,
  use: (client: pg.Client) => Promise<Result>,
) {
  const connectionString = ownerUrl ?? url
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 20_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const reason = error instanceof Error && error.message ? error.message : 'no answer'
    throw new ArchiveProblem(
      `The database of ${ownerUrl ? names.ownerUrl : names.url} cannot be reached: ${reason}.`,
    )
  }
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
