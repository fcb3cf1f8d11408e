import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

export type Migration = { name: string; sql: string; checksum: string }

/** A migration that cannot be applied. The message is a sentence for the operator. */
export class MigrationProblem extends Error {}

/** The advisory lock that Prisma's own engine takes, so that `prisma migrate deploy` waits for us too. */
const prismaLock = 72707369

/** The migrations of a folder in their order; `checksum` is the sha256 of the file's bytes, as Prisma has it. */
export function readMigrations(folder = 'prisma/migrations'): Migration[] {
  if (!existsSync(/* turbopackIgnore: true */ folder)) return []
  const names = readdirSync(/* turbopackIgnore: true */ folder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  return names
    .map(({ name }) => {
      const bytes = readFileSync(join(/* turbopackIgnore: true */ folder, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Applies what is missing, each migration in one transaction with its row in `_prisma_migrations`, and returns
 * the names applied. A failure leaves nothing behind and throws a MigrationProblem.
 */
export async function applyMigrations(client: pg.Client, migrations: Migration[]): Promise<string[]> {
  const applied: string[] = []
  for (;;) {
    const name = await applyNext(client, migrations)
    if (name === null) return applied
    applied.push(name)
  }
}

/** The first migration that the database lacks, or null when it has all. Throws on an edited or a failed one. */
export async function selectOptionalPending(
  client: pg.ClientBase,
  migrations: Migration[],
): Promise<Migration | null> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
  )
  const recorded = new Map(rows.map((row) => [row.migration_name, row]))
  for (const migration of migrations) {
    const row = recorded.get(migration.name)
    if (!row) return migration
    if (!row.finished_at) throw new MigrationProblem(failedSentence(migration.name))
    if (row.checksum !== migration.checksum) throw new MigrationProblem(editedSentence(migration.name))
  }
  return null
}

async function applyNext(client: pg.Client, migrations: Migration[]): Promise<string | null> {
  await client.query('begin')
  try {
    await lockHistory(client)
    const pending = await selectOptionalPending(client, migrations)
    if (pending) await apply(client, pending)
    await client.query('commit')
    return pending?.name ?? null
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/**
 * Lets one instance at a time past this point. The advisory lock is for Prisma's engine and for the moment
 * before the table exists; it means nothing on the embedded database, where the open transaction itself and
 * the table's lock make everyone else wait.
 */
async function lockHistory(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [prismaLock])
  await client.query(`create table if not exists "_prisma_migrations" (
    "id" varchar(36) primary key not null, "checksum" varchar(64) not null, "finished_at" timestamptz,
    "migration_name" varchar(255) not null, "logs" text, "rolled_back_at" timestamptz,
    "started_at" timestamptz not null default now(), "applied_steps_count" integer not null default 0)`)
  await client.query('lock table "_prisma_migrations" in exclusive mode')
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query(migration.sql)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationProblem(
      `Migration ${migration.name} could not be applied: ${reason}. Nothing of it was kept; the database is as it was before. Correct the cause and start again.`,
    )
  }
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  )
}

function failedSentence(name: string): string {
  return `Migration ${name} was begun earlier by another tool and did not finish. Look at its row in _prisma_migrations, put the database right, mark the row as rolled back, and start again.`
}

function editedSentence(name: string): string {
  return `Migration ${name} was edited after it was applied to this database. Restore the file as it was and put the change into a new migration.`
}
