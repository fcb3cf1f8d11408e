import pg from 'pg'
import { type AddressNames, variableNames } from './address-names.ts'
import { areSessionsLent, hasOwnSessions } from './lent-sessions.ts'
import { applyMigrations, MigrationProblem, readMigrations, selectOptionalPending } from './migrate.ts'
import { grantToApplication } from './privileges.ts'

export type PreparedDatabase = { applied: string[]; guardedBy: 'triggers' | 'privileges' }

/**
 * Brings the database to this version of Keypoint: as its owner, with the application's role held to adding and
 * reading the record, when `ownerUrl` is given; else as the application, where the triggers alone guard the
 * record. Throws a MigrationProblem with a sentence for the operator, before anything is changed when the two name
 * different databases or `url` does not say that it leads to a pooler. `names` are what the operator gave the two by.
 */
export async function prepareDatabase(
  url: string,
  ownerUrl?: string,
  names: AddressNames = variableNames,
): Promise<PreparedDatabase> {
  if (hasOwnSessions(url)) await refuseHiddenPooler(url, names)
  const application = ownerUrl ? await withClient(url, names.url, whereItIs) : null
  return withClient(ownerUrl ?? url, ownerUrl ? names.ownerUrl : names.url, async (client) => {
    if (application) demandSame(application, await whereItIs(client), names)
    const applied = await applyMigrations(client, readMigrations())
    if (application) await grantToApplication(client, application.role, names)
    return { applied, guardedBy: application ? 'privileges' : 'triggers' }
  })
}

/** The name of the first migration that the database lacks, or null. Throws when it cannot be reached. */
export async function selectOptionalPendingName(url: string): Promise<string | null> {
  return withClient(url, variableNames.url, async (client) => {
    const { rows } = await client.query<{ history: string | null }>(
      "select to_regclass('_prisma_migrations') as history",
    )
    const migrations = readMigrations()
    const isMigrated = rows[0]?.history != null
    const pending = isMigrated ? await selectOptionalPending(client, migrations) : migrations[0]
    return pending?.name ?? null
  })
}

/** Pages would fail now and then, and their log would not say why. */
async function refuseHiddenPooler(url: string, names: AddressNames): Promise<void> {
  const areLent = await withClient(url, names.url, (one) =>
    withClient(url, names.url, (another) => areSessionsLent(one, another)),
  )
  if (!areLent) return
  throw new MigrationProblem(
    `${names.url} leads to a pooler that lends its sessions for one transaction (PgBouncer with pool_mode = transaction). Say so at its end: postgresql://...?pgbouncer=true. Nothing was changed.`,
  )
}

type Whereabouts = { role: string; database: string; identity: string }

/** Whom a connection is for and which database it has reached, by whatever address: one of that number on that server. */
async function whereItIs(client: pg.Client): Promise<Whereabouts> {
  const { rows } = await client.query<Whereabouts>(
    `select current_user as role, datname as database, oid || ' ' || extract(epoch from pg_postmaster_start_time()) as identity
    from pg_database where datname = current_database()`,
  )
  return rows[0] ?? { role: '', database: '', identity: '' }
}

function demandSame(application: Whereabouts, owner: Whereabouts, names: AddressNames): void {
  if (application.identity === owner.identity) return
  throw new MigrationProblem(
    `The application's address (${names.url}) leads to the database "${application.database}" and the owner's (${names.ownerUrl}) to another one, "${owner.database}". Nothing was changed; both have to name the same database.`,
  )
}

async function withClient<Result>(
  url: string,
  name: string,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const reason = error instanceof Error && error.message ? error.message : 'no answer'
    throw new MigrationProblem(`The database of ${name} cannot be reached: ${reason}.`)
  }
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
