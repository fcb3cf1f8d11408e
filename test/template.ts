import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { socketUrl } from '#launcher/data-folder.mjs'
import { serveSession } from '#launcher/session-server.mjs'
import { applyMigrations, readMigrations } from '#server/store/migrate.ts'

/** The file of a migrated, empty embedded database; made once for a state of the migrations. */
export async function embeddedTemplate(folder = '.cache'): Promise<string> {
  const state = createHash('sha256')
  for (const migration of readMigrations()) state.update(migration.checksum)
  const file = join(folder, `template-${state.digest('hex').slice(0, 16)}.tar`)
  if (existsSync(file)) return file
  await mkdir(folder, { recursive: true })
  for (const old of await readdir(folder)) if (/^template-.*\.tar$/.test(old)) await rm(join(folder, old))
  const db = await PGlite.create()
  const sockets = await mkdtemp(join(tmpdir(), 'kp-'))
  const server = await serveSession(db, join(sockets, '.s.PGSQL.5432'))
  await migrate(socketUrl(sockets))
  await server.close()
  await rm(sockets, { recursive: true })
  const unfinished = `${file}.${randomBytes(4).toString('hex')}`
  await writeFile(unfinished, Buffer.from(await (await db.dumpDataDir('none')).arrayBuffer()))
  await rename(unfinished, file)
  await db.close()
  return file
}

/** Makes a migrated, empty database on the server and returns its name. */
export async function serverTemplate(serverUrl: string): Promise<string> {
  const name = `keypoint_template_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, `create database "${name}"`)
  await migrate(withDatabase(serverUrl, name))
  return name
}

/** Runs one statement on the server's own database. */
export async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(serverUrl)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The same server with another database. */
export function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function migrate(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await applyMigrations(client, readMigrations())
  await client.end()
}
