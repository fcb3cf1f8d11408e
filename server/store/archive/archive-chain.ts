import { z } from 'zod'
import { type EventRecord, eventHash, genesisHash } from '#domain/learning/event-record.ts'
import { sha256Hex } from '#server/digest.ts'
import { streamKey } from '../stream-lock.ts'
import { type ArchivePart, ArchiveProblem, type OnRows, totalRows } from './archive-header.ts'

const eventRow = z
  .object({
    stream_kind: z.enum(['learner', 'course', 'organisation']),
    stream_id: z.string(),
    seq: z.int(),
    type: z.string(),
    schema_version: z.int(),
    occurred_at: z.coerce.date(),
    recorded_at: z.coerce.date(),
    actor_kind: z.string(),
    actor_id: z.string().nullable(),
    release_id: z.string().nullable(),
    locale: z.string().nullable(),
    payload_text: z.string(),
    prev_hash: z.string(),
    hash: z.string(),
  })
  .transform(
    (row): EventRecord => ({
      streamKind: row.stream_kind,
      streamId: row.stream_id,
      seq: row.seq,
      type: row.type,
      schemaVersion: row.schema_version,
      occurredAt: row.occurred_at,
      recordedAt: row.recorded_at,
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      releaseId: row.release_id,
      locale: row.locale,
      payloadText: row.payload_text,
      prevHash: row.prev_hash,
      hash: row.hash,
    }),
  )

export type CheckedArchive = { rows: number; events: number; streams: number; brokenEvents: number }

/**
 * Reads a whole archive and follows the chain of every stream in it. `brokenEvents` counts the events that do not
 * follow the one before or are not what their hash says: the database held them like that already.
 */
export async function checkArchive(
  parts: AsyncIterable<ArchivePart>,
  onRows?: OnRows,
): Promise<CheckedArchive> {
  const heads = new Map<string, { seq: number; hash: string }>()
  const checked = { rows: 0, events: 0, streams: 0, brokenEvents: 0 }
  let total = 0
  for await (const part of parts) {
    if (part.kind === 'header') total = totalRows(part.header)
    if (part.kind !== 'rows') continue
    if (part.table === 'learning_event') {
      checked.events += part.lines.length
      checked.brokenEvents += part.lines.filter((line) => !continuesChain(readEvent(line), heads)).length
    }
    checked.rows += part.lines.length
    onRows?.(checked.rows, total)
  }
  return { ...checked, streams: heads.size }
}

function readEvent(line: string): EventRecord {
  const parsed = eventRow.safeParse(JSON.parse(line))
  if (!parsed.success) throw new ArchiveProblem('The archive is damaged: an event in it cannot be read.')
  return parsed.data
}

function continuesChain(event: EventRecord, heads: Map<string, { seq: number; hash: string }>): boolean {
  const head = heads.get(streamKey(event)) ?? { seq: 0, hash: genesisHash }
  heads.set(streamKey(event), { seq: event.seq, hash: event.hash })
  const { hash, ...unhashed } = event
  return event.seq === head.seq + 1 && event.prevHash === head.hash && hash === eventHash(unhashed, sha256Hex)
}
