import { database, type Tx } from './database.ts'

/**
 * Runs `work` in one transaction and commits when it returns, unless what it answers is a refusal: that leaves nothing
 * behind, however late it was decided. Keep it short: on the embedded database an open transaction makes everyone
 * else wait.
 */
export async function inTransaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  try {
    return await database().$transaction(
      async (tx) => {
        const result = await work(tx)
        if (isRefusal(result)) throw new Undone(result)
        return result
      },
      { maxWait: 20_000, timeout: 30_000 },
    )
  } catch (error) {
    if (error instanceof Undone) return error.refusal as Result
    throw error
  }
}

/** Carries a refusal past the transaction, which ends by being rolled back. */
class Undone extends Error {
  readonly refusal: unknown

  constructor(refusal: unknown) {
    super('The transaction of a refused command was rolled back')
    this.refusal = refusal
  }
}

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false
}
