import { canonicalJson } from './canonical-json.ts'
import type { StreamKind } from './event-type.ts'

/** An event as it stands in the record. Instants are UTC with milliseconds; `payloadText` is canonical JSON. */
export type EventRecord = {
  streamKind: StreamKind
  streamId: string
  seq: number // from 1, without gaps
  type: string
  schemaVersion: number
  occurredAt: Date
  recordedAt: Date
  actorKind: string
  actorId: string | null
  releaseId: string | null
  locale: string | null
  payloadText: string
  prevHash: string
  hash: string
}

/** What the first event of a stream names as its previous hash. */
export const genesisHash = ''

/**
 * The hash of an event: `v1:` and the SHA-256 in hex of the canonical JSON (RFC 8785) of everything else in it,
 * the previous event's hash included. `sha256Hex` digests a string's UTF-8 bytes.
 */
export function eventHash(event: Omit<EventRecord, 'hash'>, sha256Hex: (text: string) => string): string {
  const { occurredAt, recordedAt, ...rest } = event
  const text = canonicalJson({
    actorId: rest.actorId,
    actorKind: rest.actorKind,
    hashVersion: 1,
    locale: rest.locale,
    occurredAt: occurredAt.toISOString(),
    payloadText: rest.payloadText,
    prevHash: rest.prevHash,
    recordedAt: recordedAt.toISOString(),
    releaseId: rest.releaseId,
    schemaVersion: rest.schemaVersion,
    seq: rest.seq,
    streamId: rest.streamId,
    streamKind: rest.streamKind,
    type: rest.type,
  })
  return `v1:${sha256Hex(text)}`
}
