import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** A new, empty database on a server, and what removes it. */
export async function makeDatabase(serverUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `keypoint_bench_${randomBytes(6).toString('hex')}`
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  await query(serverUrl, `create database "${name}"`)
  return {
    url: url.href,
    drop: async () => void (await query(serverUrl, `drop database "${name}" with (force)`)),
  }
}

/** Connects, does something and disconnects. */
export async function withClient<Result>(
  url: string,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** The processes that serve a database's connections; of a server elsewhere their ids mean nothing here. */
export async function backendPids(url: string): Promise<number[]> {
  const rows = await query(
    url,
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  return rows.map(({ pid }) => Number(pid))
}

function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query(statement)).rows)
}
