import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a file that only its owner may read. It is there whole or not at all, and outlives the loss of power and a
 * disk that breaks from the moment this returns.
 * @param {string} path
 * @param {string} text
 */
export function writeDurably(path, text) {
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, text, { mode: 0o600 })
  flush(unfinished)
  renameSync(unfinished, path)
  flush(dirname(path))
}

/** @param {string} path */
function flush(path) {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}
