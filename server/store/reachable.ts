import { setTimeout as wait } from 'node:timers/promises'
import { database } from './database.ts'

const believedForMs = 3000
const answersWithinMs = 5000

type Sight = { seenAtMs: number; looking: Promise<boolean> | undefined }

// One for the process: the proxy and the pages load this module apart from each other.
const processWide = globalThis as typeof globalThis & { keypointDatabaseSight?: Sight }

/** Whether the database answers. An answer is believed for three seconds, a failure is looked at anew. */
export async function isDatabaseReachable(): Promise<boolean> {
  processWide.keypointDatabaseSight ??= { seenAtMs: Number.NEGATIVE_INFINITY, looking: undefined }
  const sight = processWide.keypointDatabaseSight
  if (performance.now() - sight.seenAtMs < believedForMs) return true
  sight.looking ??= look().finally(() => {
    sight.looking = undefined
  })
  const answers = await sight.looking
  if (answers) sight.seenAtMs = performance.now()
  return answers
}

async function look(): Promise<boolean> {
  const patience = new AbortController()
  try {
    const answer = database().$queryRaw`SELECT 1`.then(() => true)
    const late = wait(answersWithinMs, false, { signal: patience.signal }).catch(() => false)
    return await Promise.race([answer, late])
  } catch {
    return false
  } finally {
    patience.abort()
  }
}
