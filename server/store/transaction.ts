import { database, type Tx } from './database.ts'

/**
 * Runs `work` in one transaction and commits when it returns. Keep it short: on the embedded database an open
 * transaction makes everyone else wait.
 */
export function inTransaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return database().$transaction(work, { maxWait: 20_000, timeout: 30_000 })
}
