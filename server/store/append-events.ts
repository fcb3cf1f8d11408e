import { canonicalJson } from '#domain/learning/canonical-json.ts'
import type { Change } from '#domain/learning/change.ts'
import { type EventRecord, eventHash } from '#domain/learning/event-record.ts'
import type { Actor, EventDraft } from '#domain/learning/event-type.ts'
import { projectEvent, selectEventType } from '#domain/learning/event-types.ts'
import { sha256Hex } from '#server/digest.ts'
import { applyChanges } from './apply-changes.ts'
import { refreshAssignedLearners, sourcesOfAssignedLearners } from './assigned-learners.ts'
import type { Tx } from './database.ts'
import type { ErasableRow } from './erasable.ts'
import { insertRows } from './insert-rows.ts'
import { selectStreamsBeyond } from './stream-end.ts'
import { lockStreams, type StreamHeadRow, streamKey } from './stream-lock.ts'

export type Append = {
  actor: Actor
  recordedAt: Date
  events: EventDraft[]
  /** The plaintexts that the payloads refer to. */
  erasables?: ErasableRow[]
}

/**
 * Appends events to their streams and changes the projections accordingly, inside the caller's transaction. Locks
 * the streams' heads, so sequence numbers have no gaps. Takes any number of events and streams: a batch costs a few
 * statements, not a few for each event. What was commanded before and is served after what a stream ends with happens at
 * the instant of that end: nothing reaches back, or a state would end before it began. Throws when a payload is not of its type or a projection does not fit.
 */
export async function appendEvents(tx: Tx, append: Append): Promise<EventRecord[]> {
  if (append.events.length === 0) return []
  const heads = await lockStreams(tx, append.events.map(streamOf))
  const { records, changedHeads } = chain(append, await withEnds(tx, heads, append.events))
  await insertRows(tx, 'erasableValue', append.erasables ?? [])
  await insertRows(tx, 'learningEvent', records)
  await moveHeads(tx, changedHeads)
  const changes = records.flatMap((record) =>
    projectEvent(record.type, JSON.parse(record.payloadText), record),
  )
  await applyChanges(tx, changes, append.erasables ?? [])
  const learners = learnersIn(changes)
  if (learners.length > 0) await refreshAssignedLearners(tx, learners)
  return records
}

/** Whoever stands otherwise in lists of assigned learners after these changes. */
function learnersIn(changes: Change[]): string[] {
  const personIds = changes
    .filter(({ table }) => sourcesOfAssignedLearners.has(table))
    .map((change) => String((change.op === 'insert' ? change.row : change.where).personId))
  return [...new Set(personIds)]
}

function streamOf(draft: EventDraft) {
  return { streamKind: selectEventType(draft.type).stream, streamId: draft.streamId }
}

type EndedHead = StreamHeadRow & { end: Date | undefined }

/** Adds when each stream ends, of those that end after the first of these events. */
async function withEnds(tx: Tx, heads: StreamHeadRow[], events: EventDraft[]): Promise<EndedHead[]> {
  const first = new Date(events.reduce((least, event) => Math.min(least, Number(event.occurredAt)), Infinity))
  const ends = await selectStreamsBeyond(
    tx,
    heads.filter(({ seq }) => seq > 0),
    first,
  )
  return heads.map((head) => ({ ...head, end: ends.get(streamKey(head)) }))
}

function chain(
  append: Append,
  heads: EndedHead[],
): { records: EventRecord[]; changedHeads: StreamHeadRow[] } {
  const headOf = new Map(heads.map((head) => [streamKey(head), { ...head }]))
  const records = append.events.map((draft) => {
    const stream = streamOf(draft)
    const head = headOf.get(streamKey(stream))
    if (!head) throw new Error(`The head of ${streamKey(stream)} is not locked`)
    const record = recordOf(append, draft, head)
    head.seq = record.seq
    head.hash = record.hash
    head.end = record.occurredAt
    return record
  })
  return { records, changedHeads: [...headOf.values()] }
}

function recordOf(append: Append, draft: EventDraft, head: EndedHead): EventRecord {
  const occurredAt = later(draft.occurredAt, head.end)
  const definition = selectEventType(draft.type)
  const unhashed = {
    streamKind: definition.stream,
    streamId: draft.streamId,
    seq: head.seq + 1,
    type: draft.type,
    schemaVersion: definition.schemaVersion,
    occurredAt,
    recordedAt: later(append.recordedAt, occurredAt),
    actorKind: append.actor.kind,
    actorId: append.actor.kind === 'person' ? append.actor.id : null,
    releaseId: draft.releaseId ?? null,
    locale: draft.locale ?? null,
    payloadText: canonicalJson(draft.payload),
    prevHash: head.hash,
  }
  return { ...unhashed, hash: eventHash(unhashed, sha256Hex) }
}

const later = (one: Date, other: Date | undefined) => (other && other > one ? other : one)

async function moveHeads(tx: Tx, heads: StreamHeadRow[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE stream_head SET seq = moved.seq, hash = moved.hash
    FROM unnest(
      ${heads.map((head) => head.streamKind)}::text[], ${heads.map((head) => head.streamId)}::text[],
      ${heads.map((head) => head.seq)}::int[], ${heads.map((head) => head.hash)}::text[]
    ) AS moved (kind, id, seq, hash)
    WHERE stream_kind = moved.kind AND stream_id = moved.id`
}
