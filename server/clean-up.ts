import { log } from './log.ts'
import { deleteLeftovers } from './store/clean-up.ts'
import { database } from './store/database.ts'

const minutesBetween = 10
let lastAt = 0

/**
 * Deletes what earlier sign-ins have left, at most once in ten minutes for a process. Runs after somebody who tried to
 * sign in has their answer: where nobody comes, nothing piles up. A failure is logged and tried again later.
 */
export async function cleanUpNowAndThen(now: Date): Promise<void> {
  if (now.getTime() - lastAt < minutesBetween * 60_000) return
  lastAt = now.getTime()
  await deleteLeftovers(database(), now).catch((error) => log().error({ err: error }, 'clean-up failed'))
}
