import pg from 'pg'
import {
  type ArchiveHeader,
  type ArchivePart,
  archiveFormat,
  archiveVersion,
  type OnRows,
  type RowsPart,
  totalRows,
} from './archive-header.ts'
import { archivedTables, rowsAtOnce } from './archived-tables.ts'
import { streamHeadsDigest } from './stream-heads-digest.ts'

/**
 * Everything that a backup holds, as it is at one instant, whatever is written meanwhile: one read-only transaction
 * with one snapshot, a few rows in memory at a time. On the embedded database everyone else waits until the last part
 * is taken (docs/decisions/0025).
 */
export async function* snapshotParts(url: string, now: Date, onRows?: OnRows): AsyncGenerator<ArchivePart> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 20_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(beginSnapshot)
    const header = await selectHeader(client, now)
    yield { kind: 'header', header }
    let done = 0
    for (const { name } of header.tables) {
      for await (const part of selectRows(client, name)) {
        yield part
        done += part.lines.length
        onRows?.(done, totalRows(header))
      }
    }
    yield { kind: 'sequences', positions: await selectSequences(client) }
    await client.query('commit')
  } finally {
    await client.end()
  }
}

/** How values are written must not depend on the settings of a role or a server. */
const beginSnapshot = `begin isolation level repeatable read, read only;
  set local time zone 'UTC'; set local bytea_output = 'hex'; set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0`

async function selectHeader(client: pg.Client, now: Date): Promise<ArchiveHeader> {
  const counts = archivedTables.map((table) => `(select count(*)::int from ${table}) as ${table}`)
  const { rows } = await client.query<Record<string, number>>(`select ${counts.join(', ')}`)
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from _prisma_migrations
     where rolled_back_at is null order by migration_name`,
  )
  return {
    format: archiveFormat,
    version: archiveVersion,
    madeAt: now.toISOString(),
    migrations,
    tables: archivedTables.map((name) => ({ name, rows: rows[0]?.[name] ?? 0 })),
    heads: await streamHeadsDigest(client),
  }
}

async function* selectRows(client: pg.Client, table: string): AsyncGenerator<RowsPart> {
  await client.query(
    `declare archived no scroll cursor for select row_to_json(${table})::text as line from ${table}${order(table)}`,
  )
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${rowsAtOnce(table)} from archived`)
    if (rows.length === 0) break
    yield { kind: 'rows', table, lines: rows.map(({ line }) => line) }
  }
  await client.query('close archived')
}

/** Events in the order in which they were recorded, so that each stream's chain can be followed while reading. */
function order(table: string): string {
  return table === 'learning_event' ? ' order by position' : ''
}

/** The last value of each sequence that was used, as text: they are 64 bits wide. */
async function selectSequences(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = current_schema() and last_value is not null`,
  )
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}
