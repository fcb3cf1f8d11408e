import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { socketUrl } from '#launcher/data-folder.mjs'
import { checkRecord } from '#server/store/check-record.ts'
import { closeDatabase, type Db, database } from '#server/store/database.ts'
import { onServer, withDatabase } from './template.ts'

/** True when the store tests run on a PostgreSQL server, where statements really run side by side. */
export const isOnServer = Boolean(process.env.TEST_DATABASE_URL)

/**
 * Called at the top of a *.store.test.ts: every test begins with an empty, migrated database behind `database()`
 * (which is also what the returned function gives), and ends with a record that agrees with its projections, unless
 * the file `corrupts` it on purpose. A file has a copy of the template, or shares its worker's.
 */
export function testDatabase({ corrupts = false } = {}): () => Db {
  if (process.env.TEST_DATABASE_URL) useServer(process.env.TEST_DATABASE_URL)
  else useEmbedded()
  beforeEach(emptyDatabase)
  if (!corrupts) afterEach(expectSoundRecord)
  afterAll(closeDatabase)
  return database
}

async function expectSoundRecord(): Promise<void> {
  expect((await checkRecord(database())).differences).toEqual([])
}

function useServer(serverUrl: string): void {
  const name = `keypoint_test_${randomBytes(6).toString('hex')}`
  beforeAll(async () => {
    const template = process.env.KEYPOINT_TEST_TEMPLATE
    await onServer(serverUrl, `create database "${name}" template "${template}"`)
    process.env.DATABASE_URL = withDatabase(serverUrl, name)
  })
  afterAll(() => onServer(serverUrl, `drop database "${name}" with (force)`))
}

function useEmbedded(): void {
  const { KEYPOINT_TEST_SOCKETS: folder = '', VITEST_POOL_ID: worker } = process.env
  process.env.DATABASE_URL = socketUrl(folder, Number(worker))
}

/** Empties as a replica would, without triggers, since the record refuses it; a new copy takes 100 times as long. */
export async function emptyDatabase(): Promise<void> {
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
