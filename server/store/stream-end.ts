import type { Db, Tx } from './database.ts'
import { lockLearner, type StreamRef, streamKey } from './stream-lock.ts'

/** When the last event of some streams happened; null when they have none. */
export async function selectOptionalStreamEnd(db: Db, streams: StreamRef[]): Promise<Date | null> {
  const { _max } = await db.learningEvent.aggregate({ where: { OR: streams }, _max: { occurredAt: true } })
  return _max.occurredAt
}

/**
 * Locks a learner's stream and returns the instant at which something may be recorded there: `now`, or that of the
 * stream's last event where this is later, since whoever came first may have had to wait. Null when nobody is there.
 */
export async function lockLearnerAt(tx: Tx, personId: string, now: Date): Promise<Date | null> {
  if (!(await lockLearner(tx, personId))) return null
  const last = await tx.learningEvent.findFirst({
    where: { streamKind: 'learner', streamId: personId },
    orderBy: { seq: 'desc' },
    select: { occurredAt: true },
  })
  return last && last.occurredAt > now ? last.occurredAt : now
}

/** Of some locked streams those that go beyond `now`, by their key, each with the instant of its last event. */
export async function selectStreamsBeyond(
  tx: Tx,
  streams: StreamRef[],
  now: Date,
): Promise<Map<string, Date>> {
  if (streams.length === 0) return new Map()
  const kinds = streams.map(({ streamKind }) => streamKind)
  const ids = streams.map(({ streamId }) => streamId)
  const rows = await tx.$queryRaw<(StreamRef & { end: Date })[]>`
    SELECT stream.kind AS "streamKind", stream.id AS "streamId", last.occurred_at AS "end"
    FROM unnest(${kinds}::text[], ${ids}::text[]) AS stream (kind, id)
    CROSS JOIN LATERAL (
      SELECT occurred_at FROM learning_event WHERE stream_kind = stream.kind AND stream_id = stream.id
      ORDER BY seq DESC LIMIT 1) last
    WHERE last.occurred_at > ${now}`
  return new Map(rows.map((row) => [streamKey(row), row.end]))
}
