import type pg from 'pg'
import { MigrationProblem } from './migrate.ts'

/** Behind a pooler that lends its sessions, as the embedded database is, no statement can be prepared for later. */
export function hasOwnSessions(connectionString: string): boolean {
  return new URL(connectionString).searchParams.get('pgbouncer') !== 'true'
}

/**
 * Throws a MigrationProblem when two connections at once were answered by one session: pages would fail now and then,
 * and their log would not say why. A pooler that is busy with others may escape notice; a server never looks like one.
 */
export async function refuseLentSessions(one: pg.Client, another: pg.Client): Promise<void> {
  if ((await sessionOf(one)) !== (await sessionOf(another))) return
  throw new MigrationProblem(
    'DATABASE_URL leads to a pooler that lends its sessions for one transaction (PgBouncer with pool_mode = transaction). Say so at its end: postgresql://...?pgbouncer=true. Nothing was changed.',
  )
}

async function sessionOf(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return rows[0]?.pid
}
