import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolderPath } from './data-folder.mjs'
import { writeDurably } from './durable-file.mjs'
import { lockHolder } from './lock.mjs'
import { processStart } from './process-identity.mjs'

/**
 * A move of an embedded database to a server: `moving` until the copy is known to be whole, `moved` afterwards.
 * @typedef {{ state: 'moving' | 'moved', at: string, to: string, pid: number, start: string | null }} Move
 */

/** @param {string} data */
const markerOf = (data) => join(data, 'moved.json')

/**
 * Whether nothing may be written to this data: from the moment at which a move begins, whatever is killed or started
 * again, until it fails or is cancelled.
 * @param {string} data
 */
export function refusesWrites(data) {
  return existsSync(markerOf(data))
}

/** Whether what this process serves takes nothing more, since it is the embedded database and is being moved, or was. */
export function servesMovedData() {
  return process.env.KEYPOINT_EMBEDDED === '1' && refusesWrites(dataFolderPath())
}

/**
 * The move that was begun, or null.
 * @param {string} data
 * @returns {Move | null}
 */
export function selectOptionalMove(data) {
  return refusesWrites(data) ? JSON.parse(readFileSync(markerOf(data), 'utf8')) : null
}

/** Says durably that nothing may be written from now on. @param {string} data @param {string} to @param {Date} now */
export function beginMove(data, to, now) {
  const { pid } = process
  write(data, { state: 'moving', at: now.toISOString(), to, pid, start: processStart(pid) })
}

/** Says that everything has arrived. Throws when the move was cancelled meanwhile. @param {string} data */
export function finishMove(data) {
  const move = selectOptionalMove(data)
  if (move?.pid !== process.pid) throw new Error('The move was cancelled while it ran.')
  write(data, { ...move, state: 'moved' })
}

/** Lets the data be written to again. @param {string} data */
export function endMove(data) {
  rmSync(markerOf(data), { force: true })
}

/** Whether the process that moves is still there. @param {string} data */
export function isMoveUnderWay(data) {
  return selectOptionalMove(data)?.state === 'moving' && lockHolder(markerOf(data)) !== null
}

/**
 * Why this data is not to be served.
 * @param {string} folder as the person at the terminal calls it
 * @param {Move} move
 */
export function movedSentence(folder, { state, at, to }) {
  const what =
    state === 'moved'
      ? `The data in ${folder} was moved to ${to} at ${at}.`
      : `A move of the data in ${folder} to ${to} was begun at ${at} and not finished.`
  return `${what} Set DATABASE_URL to that database, or take this data up again with: npm run -s keypoint -- move --cancel`
}

/** @param {string} data @param {Move} move */
function write(data, move) {
  writeDurably(markerOf(data), JSON.stringify(move))
}
