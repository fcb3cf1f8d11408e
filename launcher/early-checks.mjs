import { createServer } from 'node:net'
import { relative } from 'node:path'
import { databaseLock, dataFolder } from './data-folder.mjs'
import { lockHolder } from './lock.mjs'
import { movedSentence, selectOptionalMove } from './moved-data.mjs'
import { LauncherProblem } from './problem.mjs'
import { parentOf } from './process-identity.mjs'

const orphanEndsWithinMs = 20_000

/** What would make the start fail after minutes is asked in its first moment, before there are packages. */
export async function checkEarly() {
  if (!process.env.DATABASE_URL) await checkDataIsFree()
  await checkPortIsFree()
}

async function checkDataIsFree() {
  const data = dataFolder()
  const move = selectOptionalMove(data)
  if (move) throw new LauncherProblem(movedSentence(shown(data), move))
  const until = Date.now() + orphanEndsWithinMs
  for (;;) {
    const holder = lockHolder(databaseLock(data))
    if (!holder) return
    const isOrphan = parentOf(holder.pid) !== null && parentOf(holder.pid) !== holder.parent
    if (!isOrphan || Date.now() > until) throw new LauncherProblem(inUse(data, holder))
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** @param {string} data @param {import('./lock.mjs').Holder} holder */
function inUse(data, holder) {
  return `The data in ${shown(data)} is in use by ${holder.user} (process ${holder.parent}). Stop that first, or give this one a folder of its own with KEYPOINT_DATA.`
}

/** @param {string} data */
function shown(data) {
  return relative(process.cwd(), data) || data
}

/** A database on a server makes this a server too; with the embedded one it serves this machine. */
export function listeningHost() {
  return process.env.HOST || (process.env.DATABASE_URL ? '0.0.0.0' : '127.0.0.1')
}

async function checkPortIsFree() {
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535) return
  const server = createServer()
  /** @type {string | undefined} */
  const code = await new Promise((resolve) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code))
    server.listen(port, listeningHost(), () => server.close(() => resolve(undefined)))
  })
  if (code) throw new LauncherProblem(portSentence(port, code))
}

/** @param {number} port @param {string} code */
function portSentence(port, code) {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`
  if (code === 'EACCES') return `This user may not listen on port ${port}. Choose one above 1023 with PORT.`
  return `HOST=${listeningHost()} is no address that this machine can listen on (${code}).`
}
