import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeEach } from 'vitest'
import { socketUrl } from '#launcher/data-folder.mjs'
import { closeDatabase, type Db, database } from '#server/store/database.ts'
import { onServer, withDatabase } from './template.ts'

/** True when the store tests run on a PostgreSQL server, where statements really run side by side. */
export const isOnServer = Boolean(process.env.TEST_DATABASE_URL)

/**
 * Called at the top of a *.store.test.ts: every test begins with an empty, migrated database behind
 * `database()` (which is also what the returned function gives).
 */
export function testDatabase(): () => Db {
  if (process.env.TEST_DATABASE_URL) useServer(process.env.TEST_DATABASE_URL)
  else useEmbedded()
  return database
}

/** A copy of the template for each test, since the record refuses to be emptied. */
function useServer(serverUrl: string): void {
  const template = process.env.KEYPOINT_TEST_TEMPLATE
  let current: string | null = null
  const drop = async () => {
    await closeDatabase()
    if (current) await onServer(serverUrl, `drop database "${current}" with (force)`)
    current = null
  }
  beforeEach(async () => {
    await drop()
    current = `keypoint_test_${randomBytes(6).toString('hex')}`
    await onServer(serverUrl, `create database "${current}" template "${template}"`)
    process.env.DATABASE_URL = withDatabase(serverUrl, current)
  })
  afterAll(drop)
}

/** One database a worker, emptied as a replica would (no triggers): to load the template anew takes 700 ms. */
function useEmbedded(): void {
  const { KEYPOINT_TEST_SOCKETS: folder = '', VITEST_POOL_ID: worker } = process.env
  process.env.DATABASE_URL = socketUrl(folder, Number(worker))
  beforeEach(emptyEmbedded)
  afterAll(closeDatabase)
}

async function emptyEmbedded(): Promise<void> {
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  await client.query(emptyEverything)
  await client.end()
}

const emptyEverything = `do $$
declare name text;
begin
  perform set_config('session_replication_role', 'replica', true);
  for name in select quote_ident(tablename) from pg_tables
    where schemaname = 'public' and tablename <> '_prisma_migrations' loop
    execute 'delete from ' || name;
  end loop;
  for name in select quote_ident(sequencename) from pg_sequences where schemaname = 'public' loop
    execute 'alter sequence ' || name || ' restart';
  end loop;
end $$`
