import type pg from 'pg'

/** Behind a pooler that lends its sessions, as the embedded database is, no statement can be prepared for later. */
export function hasOwnSessions(connectionString: string): boolean {
  return new URL(connectionString).searchParams.get('pgbouncer') !== 'true'
}

/**
 * Whether two connections at once are answered by one session. A pooler that is busy with others may escape notice; a
 * server never looks like one.
 */
export async function areSessionsLent(one: pg.Client, another: pg.Client): Promise<boolean> {
  return (await sessionOf(one)) === (await sessionOf(another))
}

async function sessionOf(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return rows[0]?.pid
}
