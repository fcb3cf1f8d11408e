import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A Unix socket's path holds at most this many bytes everywhere (sun_path is 104 on macOS, 108 on Linux). */
const socketPathBytes = 103
const socketName = '.s.PGSQL.5432'

/** The embedded database's folder, made if need be and closed to everyone else: its mode is its lock. */
export function dataFolder() {
  const folder = dataFolderPath()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  return folder
}

/** Where it is, without touching it. */
export function dataFolderPath() {
  return resolve(/* turbopackIgnore: true */ process.env.KEYPOINT_DATA || '.data')
}

/** @param {string} data */
export function databaseLock(data) {
  return join(data, 'database.lock')
}

/**
 * Where the socket stands: in the data folder, or in a private folder with a shorter name.
 * @param {string} data
 */
export function makeSocketFolder(data) {
  const fits = Buffer.byteLength(join(data, socketName)) <= socketPathBytes
  return fits ? data : mkdtempSync(join(tmpdir(), 'kp-'))
}

/** @param {string} folder */
export function socketPath(folder) {
  return join(folder, socketName)
}

/**
 * Names its port and that nothing is encrypted, or PGPORT and PGSSLMODE would; and that its one session is lent to each
 * client in turn, as a pooler does, though it keeps their statements. @param {string} folder
 */
export function socketUrl(folder, port = 5432) {
  return `postgresql://postgres@localhost:${port}/postgres?host=${encodeURIComponent(folder)}&sslmode=disable&pgbouncer=true&statements=kept`
}
