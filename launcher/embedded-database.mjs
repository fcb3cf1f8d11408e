// The embedded PostgreSQL as a process of its own: embedded-database.mjs <data folder> <socket's folder> <for whom>.
// It says { ready } or { failed: why } to its parent, and ends after its last client when its parent is gone.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { databaseLock, socketPath } from './data-folder.mjs'
import { lockHolder, releaseLock, takeLock } from './lock.mjs'
import { refusesWrites } from './moved-data.mjs'
import { whenParentIsGone } from './parent-gone.mjs'
import { storageSentence } from './storage-problem.mjs'

const [data = '', folder = '', user = ''] = process.argv.slice(2)
const clientsEndWithinMs = 15_000

// Ctrl-C and a service manager's SIGTERM reach every process at once; the database is the last to go.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
process.on('message', (message) => message === 'stop' && void end())

const lock = databaseLock(data)
const home = join(data, 'database')
/** @type {import('@electric-sql/pglite').PGlite | undefined} */
let db
/** @type {Awaited<ReturnType<typeof import('./session-server.mjs').serveSession>> | undefined} */
let server
let ending = false

whenParentIsGone(() => void end())
try {
  if (ending) process.exit(0)
  if (takeLock(lock, { socketFolder: folder, user, parent: process.ppid })) await serve()
  else refuse()
} catch (error) {
  fail(error)
}

async function serve() {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  rmSync(socketPath(folder), { force: true })
  const [{ PGlite }, { serveSession }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('./session-server.mjs'),
  ])
  await makeOnce(PGlite)
  db = await PGlite.create(home)
  // What changed since the last time is kept up while nobody asks anything, which may be long in coming. No start fails
  // for want of it.
  await db.exec('vacuum (analyze)').catch(() => {})
  server = await serveSession(db, socketPath(folder), fail, () => refusesWrites(data))
  if (ending) await close()
  process.send?.({ ready: true }, () => {}) // a parent that is gone makes us end by itself
}

/** A database that was killed while it was being made would never open, so it gets its name when it is whole. */
async function makeOnce(/** @type {typeof import('@electric-sql/pglite').PGlite} */ PGlite) {
  if (existsSync(home)) return
  const unfinished = `${home}.new`
  rmSync(unfinished, { recursive: true, force: true })
  await (await PGlite.create(unfinished)).close()
  renameSync(unfinished, home)
}

function refuse() {
  const who = lockHolder(lock)?.user ?? 'another process'
  process.send?.({ failed: `The data in ${data} is in use by ${who}.` }, () => process.exit(1))
}

/**
 * Ends as after kill -9, since nothing can be asked of the database any more; the next start recovers it.
 * @param {unknown} error
 */
function fail(error) {
  const reason = error instanceof Error ? error.message : JSON.stringify(error)
  const failed = storageSentence(error, data) ?? `The embedded database in ${data} gave up: ${reason}`
  if (process.send) process.send({ failed }, () => process.exit(1))
  else process.exit(1)
}

async function end() {
  if (ending) return
  ending = true
  if (server) await close()
}

/** Clients end by themselves when their parent does; the rest is cut off. */
async function close() {
  await server?.whenAlone(clientsEndWithinMs)
  await server?.close()
  await db?.close()
  rmSync(socketPath(folder), { force: true })
  if (folder !== data) rmSync(folder, { recursive: true })
  releaseLock(lock)
  process.exit(0)
}
