import { closeDatabase } from '#server/store/database.ts'
import { prepareDatabase, selectOptionalPendingName } from '#server/store/prepare-database.ts'
import { databaseLock, dataFolder, makeSocketFolder, socketUrl } from './data-folder.mjs'
import { Ending } from './ending.ts'
import { lockHolder } from './lock.mjs'
import { refusesWrites } from './moved-data.mjs'
import { LauncherProblem } from './problem.mjs'
import { databaseProcess } from './processes.ts'

/**
 * Runs `use` with `database()` reaching this installation's database: DATABASE_URL's, the embedded one that runs,
 * or else the embedded one started for the duration. Throws a LauncherProblem, whose message is a sentence for the
 * terminal, when there is none that fits this version.
 */
export async function withDatabase<Result>(use: () => Promise<Result>): Promise<Result> {
  if (process.env.DATABASE_URL) return withMigrated(use)
  process.env.KEYPOINT_EMBEDDED = '1'
  const data = dataFolder()
  const running = lockHolder(databaseLock(data))
  if (!running) return withStarted(data, use)
  process.env.DATABASE_URL = socketUrl(String(running.socketFolder))
  return withMigrated(use)
}

async function withMigrated<Result>(use: () => Promise<Result>): Promise<Result> {
  const pending = await selectOptionalPendingName(process.env.DATABASE_URL ?? '')
  if (pending)
    throw new LauncherProblem(`The database lacks migration ${pending}. Start Keypoint, which applies it.`)
  try {
    return await use()
  } finally {
    await closeDatabase()
  }
}

async function withStarted<Result>(data: string, use: () => Promise<Result>): Promise<Result> {
  const folder = makeSocketFolder(data)
  const base = databaseProcess({ data, folder, user: 'a keypoint command' }, new Ending())
  base.fork()
  try {
    await base.ready()
    process.env.DATABASE_URL = socketUrl(folder)
    if (refusesWrites(data)) return await withMigrated(use)
    await prepareDatabase(process.env.DATABASE_URL)
    return await use()
  } finally {
    await closeDatabase()
    await base.stop()
  }
}
