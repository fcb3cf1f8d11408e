import { genesisHash } from '#domain/learning/event-record.ts'
import type { StreamKind } from '#domain/learning/event-type.ts'
import type { Tx } from './database.ts'

export type StreamRef = { streamKind: StreamKind; streamId: string }
export type StreamHeadRow = StreamRef & { seq: number; hash: string }

/**
 * Locks the heads of streams until the transaction ends, making those that do not exist, always in the same order
 * so that two transactions cannot wait for each other. Whoever decides on what a stream says locks it first.
 */
export async function lockStreams(tx: Tx, streams: StreamRef[]): Promise<StreamHeadRow[]> {
  const different = [...new Map(streams.map((stream) => [streamKey(stream), stream])).values()]
  if (different.length === 0) return []
  const heads = await lockHeads(tx, different)
  if (heads.length === different.length) return heads
  await tx.$executeRaw`
    INSERT INTO stream_head (stream_kind, stream_id, seq, hash)
    SELECT kind, id, 0, ${genesisHash}
    FROM unnest(${kindsOf(different)}::text[], ${idsOf(different)}::text[]) AS stream (kind, id)
    ORDER BY kind, id
    ON CONFLICT DO NOTHING`
  return lockHeads(tx, different)
}

function lockHeads(tx: Tx, streams: StreamRef[]): Promise<StreamHeadRow[]> {
  return tx.$queryRaw<StreamHeadRow[]>`
    SELECT stream_kind AS "streamKind", stream_id AS "streamId", seq, hash FROM stream_head
    WHERE (stream_kind, stream_id) IN (SELECT * FROM unnest(${kindsOf(streams)}::text[], ${idsOf(streams)}::text[]))
    ORDER BY stream_kind, stream_id FOR UPDATE`
}

const kindsOf = (streams: StreamRef[]) => streams.map((stream) => stream.streamKind)
const idsOf = (streams: StreamRef[]) => streams.map((stream) => stream.streamId)

/** One stream as a map key; kinds hold no slash. */
export function streamKey(stream: StreamRef): string {
  return `${stream.streamKind}/${stream.streamId}`
}

/**
 * Locks a learner's own stream: every command about a learner begins with this. Whoever is there has one, begun when
 * they were added; for somebody who is not there nothing is made, and false is answered.
 */
export async function lockLearner(tx: Tx, personId: string): Promise<boolean> {
  const heads = await lockHeads(tx, [{ streamKind: 'learner', streamId: personId }])
  return heads.length > 0
}
