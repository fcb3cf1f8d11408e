import { createServer } from 'node:net'
import { relative } from 'node:path'
import { databaseLock, dataFolder } from './data-folder.mjs'
import { lockHolder } from './lock.mjs'
import { movedSentence, selectOptionalMove } from './moved-data.mjs'
import { LauncherProblem } from './problem.mjs'
import { parentOf } from './process-identity.mjs'

const orphanEndsWithinMs = 20_000

/**
 * What would make the start fail after minutes is asked in its first moment, before there are packages.
 * @param {{ dev: boolean }} mode
 */
export async function checkEarly({ dev }) {
  const host = listeningHost({ dev })
  if (!process.env.DATABASE_URL) await checkDataIsFree()
  await checkPortIsFree(host)
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

/**
 * A database on a server makes this a server too; with the embedded one it serves this machine. `npm run dev` never
 * serves another: its pages carry what React's tools show, answer keys among it (docs/security.md).
 * @param {{ dev: boolean }} mode
 */
export function listeningHost({ dev }) {
  const here = '127.0.0.1'
  if (!dev) return process.env.HOST || (process.env.DATABASE_URL ? '0.0.0.0' : here)
  const host = process.env.HOST || here
  if (/^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host)) return host
  throw new LauncherProblem(
    `npm run dev serves this machine alone, since its pages carry answer keys for those who write them, and HOST is ${host}. Leave HOST out, or use npm start.`,
  )
}

/** @param {string} host */
async function checkPortIsFree(host) {
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535) return
  const server = createServer()
  /** @type {string | undefined} */
  const code = await new Promise((resolve) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code))
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
  if (code) throw new LauncherProblem(portSentence(port, code, host))
}

/** @param {number} port @param {string} code @param {string} host */
function portSentence(port, code, host) {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`
  if (code === 'EACCES') return `This user may not listen on port ${port}. Choose one above 1023 with PORT.`
  return `HOST=${host} is no address that this machine can listen on (${code}).`
}
