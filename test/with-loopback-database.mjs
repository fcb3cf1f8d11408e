// Runs `npm test`, with TEST_DATABASE_URL naming a new database when a PostgreSQL on this machine lets us make one.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import pg from 'pg'

const { PGUSER, PGPASSWORD, PGPORT = '5432' } = process.env
const name = `keypoint_ci_${randomBytes(6).toString('hex')}`
const server = process.env.TEST_DATABASE_URL ? null : await findServer()
if (server) await run(server, `create database "${name}"`)
const code = await npmTest(server ? { TEST_DATABASE_URL: urlOf(server, name) } : {})
if (server) await run(server, `drop database "${name}" with (force)`)
process.exit(code)

/** @typedef {{ user: string, password: string | undefined }} Role */

/** The first role that is let in and may make databases; null when none is or nothing answers. */
async function findServer() {
  const roles = PGUSER
    ? [{ user: PGUSER, password: PGPASSWORD }]
    : [
        { user: 'postgres', password: undefined },
        { user: 'postgres', password: 'postgres' },
        { user: userInfo().username, password: undefined },
      ]
  let isThere = false
  for (const role of roles) {
    try {
      const rows = await run(role, 'select 1 from pg_roles where rolname = current_user and rolsuper')
      if (rows.length > 0) return role
      isThere = true
    } catch (error) {
      isThere ||= /** @type {NodeJS.ErrnoException} */ (error).code !== 'ECONNREFUSED'
    }
  }
  if (isThere)
    console.log(
      `A PostgreSQL answers on 127.0.0.1:${PGPORT}, but no superuser is let in: set PGUSER and PGPASSWORD, or TEST_DATABASE_URL.`,
    )
  return null
}

/** @param {Role} role @param {string} statement */
async function run(role, statement) {
  const client = new pg.Client({ connectionString: urlOf(role, 'postgres'), connectionTimeoutMillis: 3000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

/** @param {Role} role @param {string} database */
function urlOf({ user, password }, database) {
  const secret = password ? `:${encodeURIComponent(password)}` : ''
  return `postgresql://${encodeURIComponent(user)}${secret}@127.0.0.1:${PGPORT}/${database}`
}

/** @param {Record<string, string>} env @returns {Promise<number>} */
function npmTest(env) {
  const child = spawn('npm', ['test'], { stdio: 'inherit', env: { ...process.env, ...env } })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal))
  return new Promise((resolve) =>
    child.on('close', (exitCode) => resolve(exitCode ?? 1)).on('error', () => resolve(1)),
  )
}
