import { type Change, type ProjectionTable, projectionTables } from '#domain/learning/change.ts'
import { type EventRecord, eventHash, genesisHash } from '#domain/learning/event-record.ts'
import { projectEvent } from '#domain/learning/event-types.ts'
import { ProjectionFold } from '#domain/learning/projection-fold.ts'
import { projectionStreams } from '#domain/learning/projection-streams.ts'
import { sha256Hex } from '#server/digest.ts'
import { selectWrongAssignedLearners, sourcesOfAssignedLearners } from './assigned-learners.ts'
import { compareRows, type Difference } from './compare-projections.ts'
import type { Db } from './database.ts'
import { erasableDigest } from './erasable.ts'
import { type Erasables, type RecordRange, recordRanges } from './record-range.ts'
import { streamKey } from './stream-lock.ts'

export type RecordCheck = { events: number; streams: number; differences: Difference[] }

type Heads = Map<string, { seq: number; hash: string }>

/**
 * Reads the whole record, verifies every stream's chain and every personal value's digest, folds all events again
 * and compares the result with each projection, row by row. Changes nothing, may run while people work, and holds a
 * few streams in memory at a time: as many as have `eventsAtOnce` events. `onProgress` is told the number of events
 * read so far.
 */
export async function checkRecord(
  db: Db,
  onProgress?: (events: number) => void,
  eventsAtOnce = 5000,
): Promise<RecordCheck> {
  const check: RecordCheck = { events: 0, streams: 0, differences: [] }
  for await (const range of recordRanges(db, eventsAtOnce)) {
    const { streams, differences } = checkRange(range)
    check.events += range.events.length
    check.streams += streams
    for (const difference of differences) check.differences.push(difference)
    onProgress?.(check.events)
  }
  await compareAssignedLearners(db, check.differences)
  return check
}

function checkRange(range: RecordRange): { streams: number; differences: Difference[] } {
  const differences: Difference[] = []
  const fold = new ProjectionFold()
  const heads: Heads = new Map()
  for (const event of range.events) {
    checkLink(event, heads, differences)
    try {
      const payload = JSON.parse(event.payloadText)
      checkDigests(payload, event, range.erasables, differences)
      for (const change of projectEvent(event.type, payload, event))
        foldChange(fold, change, event, differences)
    } catch (error) {
      differences.push({ ...place(event), what: `cannot be folded: ${(error as Error).message}` })
    }
  }
  checkHeads(range, heads, differences)
  for (const table of projectionTables)
    differences.push(...compareRows(table, range.rows.get(table) ?? [], fold, range.erasables))
  return { streams: heads.size, differences }
}

function place(event: EventRecord): { where: string; key: string } {
  return { where: 'learningEvent', key: `${streamKey(event)}/${event.seq}` }
}

function checkLink(event: EventRecord, heads: Heads, differences: Difference[]): void {
  const head = heads.get(streamKey(event)) ?? { seq: 0, hash: genesisHash }
  if (event.seq !== head.seq + 1) differences.push({ ...place(event), what: `follows number ${head.seq}` })
  if (event.prevHash !== head.hash)
    differences.push({ ...place(event), what: 'does not name the hash before it' })
  if (event.hash !== eventHash(event, sha256Hex))
    differences.push({ ...place(event), what: 'has another hash' })
  heads.set(streamKey(event), { seq: event.seq, hash: event.hash })
}

function checkDigests(
  value: unknown,
  event: EventRecord,
  erasables: Erasables,
  differences: Difference[],
): void {
  if (typeof value !== 'object' || value === null) return
  if ('erasable' in value && 'digest' in value) {
    const row = erasables.get(String(value.erasable))
    if (row && erasableDigest(row) !== value.digest) {
      differences.push({ ...place(event), what: 'a personal value has another digest' })
    }
    return
  }
  for (const member of Object.values(value)) checkDigests(member, event, erasables, differences)
}

function foldChange(
  fold: ProjectionFold,
  change: Change,
  event: EventRecord,
  differences: Difference[],
): void {
  if (event.streamKind !== projectionStreams[change.table].kind) {
    differences.push({ ...place(event), what: `changes ${change.table} of another stream` })
    return
  }
  const touched = fold.apply(change)
  if (touched === 1 || (change.op === 'update' && change.many)) return
  differences.push({ ...place(event), what: `changes ${touched} rows of ${change.table} where it means one` })
}

function checkHeads(range: RecordRange, heads: Heads, differences: Difference[]): void {
  const stored = new Map(range.heads.map((head) => [streamKey(head as never), head]))
  for (const [key, head] of heads) {
    const row = stored.get(key)
    if (row?.seq !== head.seq || row.hash !== head.hash) {
      differences.push({ where: 'streamHead', key, what: `is not at number ${head.seq}` })
    }
  }
  for (const [key, row] of stored) {
    if (!heads.has(key) && row.seq !== 0)
      differences.push({ where: 'streamHead', key, what: 'has no events' })
  }
}

/** What is derived from projections says nothing of its own while one of them is wrong. */
async function compareAssignedLearners(db: Db, differences: Difference[]): Promise<void> {
  if (differences.some(({ where }) => sourcesOfAssignedLearners.has(where as ProjectionTable))) return
  for (const key of await selectWrongAssignedLearners(db)) {
    differences.push({ where: 'assignedLearner', key, what: 'is not what the projections say' })
  }
}
