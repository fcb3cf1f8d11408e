import type pg from 'pg'

/** Whether each connection is a session of its own, as it is not behind a pooler that lends its sessions. */
export function hasOwnSessions(connectionString: string): boolean {
  return new URL(connectionString).searchParams.get('pgbouncer') !== 'true'
}

/**
 * Whether a statement can be prepared for later. Behind a pooler the next transaction may be another session's; the
 * embedded database, whose one session serves all, says of itself that it keeps them.
 */
export function keepsStatements(connectionString: string): boolean {
  return (
    hasOwnSessions(connectionString) || new URL(connectionString).searchParams.get('statements') === 'kept'
  )
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
