import { type LimitedUse, secondsToWait } from '#domain/limits/use-limits.ts'
import { countUse } from '#server/store/count-use.ts'
import { database } from '#server/store/database.ts'
import { isReadOnlyRefusal } from '#server/store/read-only.ts'

/**
 * Counts what a person does and says for how many seconds it is refused from now on; 0 when it may be done. While the
 * database takes no writes nothing is counted, so that reading goes on.
 */
export async function limitUse(use: LimitedUse, personId: string, now: Date): Promise<number> {
  try {
    return secondsToWait(use, { ...(await countUse(database(), { use, personId }, now)), now })
  } catch (error) {
    if (isReadOnlyRefusal(error)) return 0
    throw error
  }
}
