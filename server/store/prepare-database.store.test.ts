import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { appendOnlyTables } from '#test/append-only.ts'
import { isOnServer, testDatabase } from '#test/database.ts'
import { applyMigrations, type Migration, readMigrations } from './migrate.ts'
import { prepareDatabase, selectOptionalPendingName } from './prepare-database.ts'

testDatabase()

let client: pg.Client

beforeEach(async () => {
  client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  await client.query('begin')
  await client.query('create schema scratch')
  await client.query('commit')
  await client.query('set search_path to scratch')
})

afterEach(async () => {
  await client.query('reset search_path')
  await client.query('drop schema scratch cascade')
  await client.end()
})

const migration = (name: string, sql: string, checksum = name): Migration => ({ name, sql, checksum })
const history = async () =>
  (
    await client.query(
      'select migration_name, finished_at is not null as done, applied_steps_count as steps from _prisma_migrations order by 1',
    )
  ).rows

test('migrations are applied in order, once, and written down as Prisma does', async () => {
  const two = [
    migration('1_a', 'create table a (x int)'),
    migration('2_b', 'alter table a add y int; select 1'),
  ]
  expect(await applyMigrations(client, two)).toEqual(['1_a', '2_b'])
  expect(await applyMigrations(client, two)).toEqual([])
  expect(await history()).toEqual([
    { migration_name: '1_a', done: true, steps: 1 },
    { migration_name: '2_b', done: true, steps: 1 },
  ])
})

test('a migration that fails leaves nothing behind and says so', async () => {
  const broken = [
    migration('1_a', 'create table a (x int)'),
    migration('2_b', 'create table b (x int); select oops'),
  ]
  await expect(applyMigrations(client, broken)).rejects.toThrow(
    /2_b could not be applied: .*oops.*Nothing of it/s,
  )
  expect(await history()).toHaveLength(1)
  const { rows } = await client.query("select to_regclass('scratch.b') as b")
  expect(rows[0].b).toBeNull()
})

test('a migration that was edited after it was applied is refused', async () => {
  await applyMigrations(client, [migration('1_a', 'select 1', 'before')])
  await expect(applyMigrations(client, [migration('1_a', 'select 2', 'after')])).rejects.toThrow(
    /1_a was edited/,
  )
})

test('a migration that another tool left unfinished is refused', async () => {
  await applyMigrations(client, [migration('1_a', 'select 1')])
  await client.query('update _prisma_migrations set finished_at = null')
  await expect(applyMigrations(client, [migration('1_a', 'select 1')])).rejects.toThrow(/did not finish/)
})

test('a migrated database lacks nothing', async () => {
  await client.query('reset search_path')
  expect(await selectOptionalPendingName(process.env.DATABASE_URL ?? '')).toBeNull()
  expect(readMigrations().length).toBeGreaterThan(0)
})

test('a database that cannot be reached is named by its variable', async () => {
  await expect(prepareDatabase('postgresql://nobody@127.0.0.1:1/none')).rejects.toThrow(
    /^The database of DATABASE_URL cannot be reached/,
  )
})

if (!isOnServer)
  test('a pooler that lends its sessions, as the embedded database does, is refused when the address hides it', async () => {
    const url = new URL(process.env.DATABASE_URL ?? '')
    url.searchParams.delete('pgbouncer')
    await expect(prepareDatabase(url.href)).rejects.toThrow(/lends its sessions.*pgbouncer=true/)
  })

if (isOnServer) {
  describe('two instances that start at once', () => {
    test('apply each migration once', async () => {
      const other = new pg.Client(process.env.DATABASE_URL)
      await other.connect()
      await other.query('set search_path to scratch')
      const slow = [
        migration('1_a', 'create table a (x int); select pg_sleep(0.2)'),
        migration('2_b', 'create table b (x int)'),
      ]
      const applied = await Promise.all([applyMigrations(client, slow), applyMigrations(other, slow)])
      await other.end()
      expect(applied.flat().sort()).toEqual(['1_a', '2_b'])
    })
  })

  test('a database that was never migrated lacks the first migration', async () => {
    const url = new URL(process.env.DATABASE_URL ?? '')
    url.searchParams.set('options', '-c search_path=scratch')
    expect(await selectOptionalPendingName(url.href)).toBe(readMigrations()[0]?.name)
  })

  describe('with an owner beside the application', () => {
    const role = `keypoint_app_${randomBytes(4).toString('hex')}`
    const options = { url: '--to', ownerUrl: '--to-owner' }
    const appUrl = () => {
      const url = new URL(process.env.DATABASE_URL ?? '')
      url.username = role
      url.password = 'app-password'
      return url.href
    }

    beforeEach(async () => {
      await client.query('reset search_path')
      await client.query(`create role ${role} login password 'app-password'`)
    })

    afterEach(async () => {
      await client.query(`drop owned by ${role}; drop role ${role}`)
    })

    test('the application adds to the record and reads it, and can do nothing else with it, even if it could before', async () => {
      await client.query(`grant all on all tables in schema public to ${role}`)
      await client.query(`grant create on schema public to ${role}`)
      const prepared = await prepareDatabase(appUrl(), process.env.DATABASE_URL)
      expect(prepared.guardedBy).toBe('privileges')
      const app = new pg.Client(appUrl())
      await app.connect()
      await app.query("insert into content_blob (sha256, media_type, bytes) values ('a', 'x/y', 'z')")
      expect((await app.query('select sha256 from content_blob')).rows).toEqual([{ sha256: 'a' }])
      for (const [table, column] of Object.entries(appendOnlyTables))
        for (const statement of [
          `update ${table} set ${column} = null`,
          `delete from ${table}`,
          `truncate ${table}`,
          `alter table ${table} disable trigger all`,
          `drop table ${table}`,
          `create trigger mine before insert on ${table} execute function refuse_change()`,
        ])
          await expect(app.query(statement), statement).rejects.toThrow(/permission denied|must be owner/)
      await expect(app.query('create table mine (x int)')).rejects.toThrow(/permission denied/)
      await app.query("insert into staff_group (id, name, recorded_from) values ('g', 'g', now())")
      await app.query("delete from staff_group where id = 'g'")
      await app.end()
    })

    test('instances that start at once all give the application its privileges', async () => {
      const starts = Array.from({ length: 6 }, () => prepareDatabase(appUrl(), process.env.DATABASE_URL))
      const ends = await Promise.allSettled(starts)
      expect(ends.filter(({ status }) => status === 'rejected')).toEqual([])
    })

    test('two addresses that lead to different databases are refused, and nothing is changed', async () => {
      const other = `${role}_other`
      await client.query(`create database ${other}`)
      const otherUrl = new URL(process.env.DATABASE_URL ?? '')
      otherUrl.pathname = other
      try {
        await expect(prepareDatabase(appUrl(), otherUrl.href)).rejects.toThrow(
          new RegExp(
            `and the owner's \\(DATABASE_OWNER_URL\\) to another one, "${other}". Nothing was changed`,
          ),
        )
        await expect(prepareDatabase(appUrl(), otherUrl.href, options)).rejects.toThrow(
          /\(--to\).*\(--to-owner\) to another one/,
        )
        expect(await selectOptionalPendingName(otherUrl.href)).toBe(readMigrations()[0]?.name)
      } finally {
        await client.query(`drop database ${other}`)
      }
    })

    test.each([
      ['is a superuser', `alter role ${role} superuser`, `alter role ${role} nosuperuser`],
      ['is the owner', `do $$ begin execute format('grant %I to ${role}', current_user); end $$`, 'select 1'],
      [
        'owns tables',
        `alter table staff_group owner to ${role}`,
        'alter table staff_group owner to current_user',
      ],
    ])('an application that %s is refused', async (what, make, undo) => {
      await client.query(make)
      try {
        const refused = prepareDatabase(appUrl(), process.env.DATABASE_URL, options)
        await expect(refused).rejects.toThrow(new RegExp(`of --to ${what}`))
      } finally {
        await client.query(undo)
      }
    })
  })
}
