import type { Db } from './database.ts'
import type { StreamRef } from './stream-lock.ts'

/** When the last event of some streams happened; null when they have none. */
export async function selectOptionalStreamEnd(db: Db, streams: StreamRef[]): Promise<Date | null> {
  const { _max } = await db.learningEvent.aggregate({ where: { OR: streams }, _max: { occurredAt: true } })
  return _max.occurredAt
}
