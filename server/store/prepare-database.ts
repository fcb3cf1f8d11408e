import pg from 'pg'
import { applyMigrations, MigrationProblem, readMigrations, selectOptionalPending } from './migrate.ts'
import { grantToApplication } from './privileges.ts'

export type PreparedDatabase = { applied: string[]; guardedBy: 'triggers' | 'privileges' }

/**
 * Brings the database to this version of Keypoint: as its owner, with the application's role held to adding and
 * reading the record, when `ownerUrl` is given; else as the application, where the triggers alone guard the
 * record. Throws a MigrationProblem with a sentence for the operator.
 */
export async function prepareDatabase(url: string, ownerUrl?: string): Promise<PreparedDatabase> {
  const role = ownerUrl ? await withClient(url, 'DATABASE_URL', currentRole) : null
  return withClient(ownerUrl ?? url, ownerUrl ? 'DATABASE_OWNER_URL' : 'DATABASE_URL', async (client) => {
    const applied = await applyMigrations(client, readMigrations())
    if (role) await grantToApplication(client, role)
    return { applied, guardedBy: role ? 'privileges' : 'triggers' }
  })
}

/** The name of the first migration that the database lacks, or null. Throws when it cannot be reached. */
export async function selectOptionalPendingName(url: string): Promise<string | null> {
  return withClient(url, 'DATABASE_URL', async (client) => {
    const { rows } = await client.query<{ history: string | null }>(
      "select to_regclass('_prisma_migrations') as history",
    )
    const migrations = readMigrations()
    const isMigrated = rows[0]?.history != null
    const pending = isMigrated ? await selectOptionalPending(client, migrations) : migrations[0]
    return pending?.name ?? null
  })
}

async function currentRole(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ role: string }>('select current_user as role')
  return rows[0]?.role ?? ''
}

async function withClient<Result>(
  url: string,
  variable: string,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const reason = error instanceof Error && error.message ? error.message : 'no answer'
    throw new MigrationProblem(`The database of ${variable} cannot be reached: ${reason}.`)
  }
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
