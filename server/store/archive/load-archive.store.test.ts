import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { prepareDatabase } from '#server/store/prepare-database.ts'
import { isOnServer, testDatabase } from '#test/database.ts'
import { makePerson } from '#test/people.ts'
import { onServer, withDatabase } from '#test/template.ts'
import type { ArchivePart } from './archive-header.ts'
import { archivedTables, leftOutTables } from './archived-tables.ts'
import { loadArchive } from './load-archive.ts'
import { snapshotParts } from './snapshot.ts'

const db = testDatabase()
const parts = () => snapshotParts(process.env.DATABASE_URL ?? '', new Date())

test('parents are loaded before the tables that refer to them', async () => {
  const references = await db().$queryRaw<{ child: string; parent: string }[]>`
    SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent
    FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid`
  expect(references.length).toBeGreaterThan(5)
  const unordered = references.filter(
    ({ child, parent }) =>
      !(child in leftOutTables) && archivedTables.indexOf(parent) > archivedTables.indexOf(child),
  )
  expect(unordered).toEqual([])
})

if (isOnServer) {
  describe('another database on a server', () => {
    const name = `keypoint_load_${randomBytes(4).toString('hex')}`
    const owner = `${name}_owner`
    const app = `${name}_app`
    const serverUrl = process.env.TEST_DATABASE_URL ?? ''
    const urlAs = (role: string) => {
      const url = new URL(withDatabase(serverUrl, name))
      Object.assign(url, { username: role, password: 'a-password' })
      return url.href
    }
    const target = { url: urlAs(app), ownerUrl: urlAs(owner) }
    const inTarget = async (statement: string) => {
      const client = new pg.Client(target.url)
      await client.connect()
      return client.query(statement).finally(() => client.end())
    }

    beforeEach(async () => {
      await onServer(serverUrl, `create role ${owner} login password 'a-password'`)
      await onServer(serverUrl, `create role ${app} login password 'a-password'`)
      await onServer(serverUrl, `create database ${name} owner ${owner}`)
      await makePerson('Ada')
    })

    afterEach(async () => {
      await onServer(serverUrl, `drop database ${name} with (force)`)
      await onServer(serverUrl, `drop role ${owner}`)
      await onServer(serverUrl, `drop role ${app}`)
    })

    test('takes everything under its owner, and its application may still not change the record', async () => {
      const header = await loadArchive(parts(), target)
      const { rows } = await inTarget('select count(*)::int as count from learning_event')
      expect(rows).toEqual([{ count: await db().learningEvent.count() }])
      expect(header.tables).toContainEqual({ name: 'person', rows: 1 })
      await expect(inTarget('delete from learning_event')).rejects.toThrow('permission denied')
      const next = await inTarget("select nextval('learning_event_position_seq')::int as position")
      expect(next.rows[0].position).toBeGreaterThan(header.tables.length > 0 ? 1 : 0)
    })

    test.each<[string, (part: ArchivePart) => ArchivePart]>([
      ['a row short', (part) => (part.kind === 'rows' ? { ...part, lines: part.lines.slice(1) } : part)],
      [
        'a row short of which no stream tells',
        (part) =>
          part.kind === 'rows' && part.table === 'person_profile'
            ? { ...part, lines: part.lines.slice(1) }
            : part,
      ],
      [
        'a row that is none',
        (part) =>
          part.kind === 'rows' && part.table === 'person_profile' ? { ...part, lines: ['{"id":[1]}'] } : part,
      ],
      [
        'streams that end elsewhere',
        (part) => (part.kind === 'header' ? { kind: 'header', header: { ...part.header, heads: '' } } : part),
      ],
      [
        'another migration',
        (part) =>
          part.kind === 'header'
            ? { kind: 'header', header: { ...part.header, migrations: [{ name: 'later', checksum: '' }] } }
            : part,
      ],
    ])('stays empty after an archive with %s', async (_, change) => {
      async function* changed() {
        for await (const part of parts()) yield change(part)
      }
      await expect(loadArchive(changed(), target)).rejects.toThrow(/\.$/)
      for (const table of archivedTables)
        expect((await inTarget(`select 1 from ${table}`)).rowCount, table).toBe(0)
      await loadArchive(parts(), target)
    })

    test('that holds rows of something else is refused before it is migrated', async () => {
      const client = new pg.Client(target.ownerUrl)
      await client.connect()
      await client.query('create table other (x int); insert into other values (1)')
      await client.end()
      await expect(loadArchive(parts(), target)).rejects.toThrow('not empty: other has rows')
      await expect(inTarget('select 1 from person')).rejects.toThrow('does not exist')
    })

    test('that somebody else writes into meanwhile is refused when they are done', async () => {
      await prepareDatabase(target.url, target.ownerUrl)
      const writer = new pg.Client(target.url)
      await writer.connect()
      await writer.query("begin; insert into installation_fact values ('other', '', now())")
      let isOver = false
      const loading = loadArchive(parts(), target).finally(() => {
        isOver = true
      })
      const waiting = 'select 1 from pg_locks where not granted'
      while (!isOver && (await inTarget(waiting)).rowCount === 0);
      await writer.query('commit')
      await writer.end()
      await expect(loading).rejects.toThrow('not empty: installation_fact has rows')
    })
  })
}
