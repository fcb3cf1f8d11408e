import { canonicalJson } from '#domain/learning/canonical-json.ts'
import {
  type Change,
  type ChangeRow,
  type ProjectionTable,
  projectionTables,
} from '#domain/learning/change.ts'
import { type EventRecord, eventHash, genesisHash } from '#domain/learning/event-record.ts'
import { projectEvent } from '#domain/learning/event-types.ts'
import { ProjectionFold } from '#domain/learning/projection-fold.ts'
import { sha256Hex } from '#server/digest.ts'
import { isErasableRef } from './apply-changes.ts'
import { selectWrongAssignedLearners, sourcesOfAssignedLearners } from './assigned-learners.ts'
import type { Db } from './database.ts'
import { erasableDigest } from './erasable.ts'
import { streamKey } from './stream-lock.ts'

/** One way in which the record contradicts itself or a projection contradicts the record. */
export type Difference = { where: string; key: string; what: string }

export type RecordCheck = { events: number; streams: number; differences: Difference[] }

/**
 * Reads the whole record, verifies every stream's chain and every personal value's digest, folds all events again
 * and compares the result with each projection, row by row. Changes nothing. `onProgress` is told the number of
 * events read so far.
 */
export async function checkRecord(db: Db, onProgress?: (events: number) => void): Promise<RecordCheck> {
  const differences: Difference[] = []
  const plaintexts = await readErasables(db)
  const fold = new ProjectionFold()
  const heads = new Map<string, { seq: number; hash: string }>()
  let events = 0
  for await (const event of readEvents(db)) {
    events += 1
    if (events % 5000 === 0) onProgress?.(events)
    checkLink(event, heads, differences)
    try {
      const payload = JSON.parse(event.payloadText)
      checkDigests(payload, event, plaintexts, differences)
      for (const change of projectEvent(event.type, payload, event))
        foldChange(fold, change, event, differences)
    } catch (error) {
      differences.push({ ...place(event), what: `cannot be folded: ${(error as Error).message}` })
    }
  }
  await checkHeads(db, heads, differences)
  for (const table of projectionTables) await compareTable(db, table, fold, plaintexts, differences)
  await compareAssignedLearners(db, differences)
  return { events, streams: heads.size, differences }
}

type Erasables = Map<string, { plaintext: string; salt: string }>

async function readErasables(db: Db): Promise<Erasables> {
  const rows = await db.erasableValue.findMany()
  return new Map(rows.map((row) => [row.id, row]))
}

async function* readEvents(db: Db): AsyncGenerator<EventRecord> {
  let position = 0n
  for (;;) {
    const rows = await db.learningEvent.findMany({
      where: { position: { gt: position } },
      orderBy: { position: 'asc' },
      take: 5000,
    })
    for (const row of rows) yield row as EventRecord
    const last = rows.at(-1)
    if (!last) return
    position = last.position
  }
}

function place(event: EventRecord): { where: string; key: string } {
  return { where: 'learningEvent', key: `${streamKey(event)}/${event.seq}` }
}

function checkLink(
  event: EventRecord,
  heads: Map<string, { seq: number; hash: string }>,
  differences: Difference[],
): void {
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
  const touched = fold.apply(change)
  if (touched === 1 || (change.op === 'update' && change.many)) return
  differences.push({ ...place(event), what: `changes ${touched} rows of ${change.table} where it means one` })
}

async function checkHeads(
  db: Db,
  heads: Map<string, { seq: number; hash: string }>,
  differences: Difference[],
): Promise<void> {
  const stored = new Map((await db.streamHead.findMany()).map((head) => [streamKey(head as never), head]))
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

async function compareTable(
  db: Db,
  table: ProjectionTable,
  fold: ProjectionFold,
  erasables: Erasables,
  differences: Difference[],
): Promise<void> {
  const reader = db[table] as unknown as { findMany(): Promise<ChangeRow[]> }
  const seen = new Set<string>()
  for (const stored of await reader.findMany()) {
    const { key, row } = fold.like(table, stored)
    seen.add(key)
    if (!row) {
      differences.push({ where: table, key, what: 'is stored, but no event makes it' })
      continue
    }
    for (const [column, value] of Object.entries(row)) {
      const expected = isErasableRef(value) ? (erasables.get(value.erasable)?.plaintext ?? null) : value
      if (canonicalJson(plain(stored[column])) !== canonicalJson(plain(expected))) {
        differences.push({ where: table, key, what: `${column} is not what the events say` })
      }
    }
  }
  for (const row of fold.rows(table)) {
    const { key } = fold.like(table, row)
    if (!seen.has(key)) differences.push({ where: table, key, what: 'is missing' })
  }
}

/** What is derived from projections says nothing of its own while one of them is wrong. */
async function compareAssignedLearners(db: Db, differences: Difference[]): Promise<void> {
  if (differences.some(({ where }) => sourcesOfAssignedLearners.has(where as ProjectionTable))) return
  for (const key of await selectWrongAssignedLearners(db)) {
    differences.push({ where: 'assignedLearner', key, what: 'is not what the projections say' })
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return value === undefined ? null : value
}
