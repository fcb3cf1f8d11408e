import { limitConcurrency } from '#server/limit-concurrency.ts'
import type { Tx } from './database.ts'
import { inTransaction } from './transaction.ts'

/** So many of a learner's commands may hold a connection of this process at the same time. */
export const turnsAtOnce = 3

type Turns = { run: ReturnType<typeof limitConcurrency>; asked: number }

// One for the process: Next loads this module more than once.
const processWide = globalThis as typeof globalThis & { keypointLearnerTurns?: Map<string, Turns> }

/**
 * Runs `work` in one transaction of a learner, in the order in which they asked. A learner's commands wait for each
 * other's lock anyway: most of them wait here, where they keep no connection from other learners.
 */
export async function inLearnerTransaction<Result>(
  personId: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  processWide.keypointLearnerTurns ??= new Map()
  const all = processWide.keypointLearnerTurns
  const turns = all.get(personId) ?? { run: limitConcurrency(turnsAtOnce), asked: 0 }
  all.set(personId, turns)
  turns.asked += 1
  try {
    return await turns.run(() => inTransaction(work))
  } finally {
    turns.asked -= 1
    if (turns.asked === 0) all.delete(personId)
  }
}
