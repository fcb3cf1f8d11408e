import { type LimitedUse, secondsToWait } from '#domain/limits/use-limits.ts'
import { countUse } from '#server/store/count-use.ts'
import { database } from '#server/store/database.ts'

/** Counts what a person does and says for how many seconds it is refused from now on; 0 when it may be done. */
export async function limitUse(use: LimitedUse, personId: string, now: Date): Promise<number> {
  return secondsToWait(use, { ...(await countUse(database(), { use, personId }, now)), now })
}
