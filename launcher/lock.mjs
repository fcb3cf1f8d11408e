import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { processStart } from './process-identity.mjs'

/** @typedef {{ pid: number, start: string | null, [more: string]: unknown }} Holder */

/**
 * Takes a lock file for this process; false when another living process holds it. A lock whose holder was killed
 * is taken over.
 * @param {string} path
 * @param {Record<string, unknown>} [more] what others may read in it
 */
export function takeLock(path, more = {}) {
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, JSON.stringify({ pid: process.pid, start: processStart(process.pid), ...more }), {
    mode: 0o600,
  })
  try {
    for (let tries = 0; tries < 20; tries++) {
      if (linked(mine, path)) return true
      if (lockHolder(path)) return false
      removeStale(path)
    }
    return false
  } finally {
    rmSync(mine, { force: true })
  }
}

/**
 * The living process that holds a lock, or null.
 * @param {string} path
 * @returns {Holder | null}
 */
export function lockHolder(path) {
  try {
    const holder = /** @type {Holder} */ (JSON.parse(readFileSync(path, 'utf8')))
    const start = processStart(holder.pid)
    return start !== null && start === holder.start ? holder : null
  } catch {
    return null
  }
}

/** @param {string} path */
export function releaseLock(path) {
  if (lockHolder(path)?.pid === process.pid) rmSync(path, { force: true })
}

/** A link is made whole or not at all, so nobody ever reads half a lock. @param {string} mine @param {string} path */
function linked(mine, path) {
  try {
    linkSync(mine, path)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    return false
  }
}

/** Two may do this at once: whoever moved away a lock that was taken meanwhile puts it back. @param {string} path */
function removeStale(path) {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (lockHolder(aside) && !existsSync(path)) linked(aside, path)
  rmSync(aside, { force: true })
}
