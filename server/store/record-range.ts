import { type ChangeRow, type ProjectionTable, projectionTables } from '#domain/learning/change.ts'
import type { EventRecord } from '#domain/learning/event-record.ts'
import type { StreamKind } from '#domain/learning/event-type.ts'
import { projectionStreams } from '#domain/learning/projection-streams.ts'
import type { Db, Tx } from './database.ts'

export type Erasables = ReadonlyMap<string, { plaintext: string; salt: string }>

/** Some whole streams of one kind, and everything that is stored of them. */
export type RecordRange = {
  kind: StreamKind
  events: EventRecord[] // by stream, then by number
  heads: { streamKind: string; streamId: string; seq: number; hash: string }[]
  erasables: Erasables
  rows: ReadonlyMap<ProjectionTable, ChangeRow[]>
}

const kinds: readonly StreamKind[] = ['learner', 'course', 'organisation']

/**
 * The whole record in ranges of whole streams that end where they have `eventsAtOnce` events. Each is read at one
 * instant, so that what is recorded meanwhile makes no difference between events and projections. The ranges leave no
 * stream id out: rows of a stream without events are in one of them too.
 */
export async function* recordRanges(db: Db, eventsAtOnce: number): AsyncGenerator<RecordRange> {
  for (const kind of kinds) {
    let after: string | null = null
    do {
      const { range, upTo }: Ended = await readRange(db, kind, after, eventsAtOnce)
      yield range
      after = upTo
    } while (after !== null)
  }
}

/** A range and the stream that it ends with; null when it goes to the end. */
type Ended = { range: RecordRange; upTo: string | null }

function readRange(
  db: Db,
  streamKind: StreamKind,
  after: string | null,
  eventsAtOnce: number,
): Promise<Ended> {
  const oneInstant = { isolationLevel: 'RepeatableRead', maxWait: 60_000, timeout: 120_000 } as const
  return db.$transaction(async (tx) => {
    const upTo = await selectOptionalEnd(tx, streamKind, after, eventsAtOnce)
    // The database compares ids by its own collation, so nothing here may.
    const ids = { ...(after !== null && { gt: after }), ...(upTo !== null && { lte: upTo }) }
    const where = { streamKind, streamId: ids }
    const orderBy = [{ streamId: 'asc' as const }, { seq: 'asc' as const }]
    const events = (await tx.learningEvent.findMany({ where, orderBy })) as EventRecord[]
    const heads = await tx.streamHead.findMany({ where })
    const erasables = await selectErasables(tx, events)
    const rows = await selectRows(tx, streamKind, ids)
    return { range: { kind: streamKind, events, heads, erasables, rows }, upTo }
  }, oneInstant)
}

/** Rows that do not name their stream cannot be divided: they are read at once. */
async function selectOptionalEnd(
  tx: Tx,
  kind: StreamKind,
  after: string | null,
  eventsAtOnce: number,
): Promise<string | null> {
  if (kind === 'organisation') return null
  const [row] = await tx.$queryRaw<{ streamId: string }[]>`
    SELECT stream_id AS "streamId" FROM learning_event
    WHERE stream_kind = ${kind} AND stream_id > ${after ?? ''}
    ORDER BY stream_id, seq OFFSET ${eventsAtOnce} LIMIT 1`
  return row?.streamId ?? null
}

/** The plaintexts that these events refer to. Canonical JSON writes a reference in one way. */
async function selectErasables(tx: Tx, events: EventRecord[]): Promise<Erasables> {
  const ids = events.flatMap(({ payloadText }) =>
    [...payloadText.matchAll(/"erasable":"([^"]+)"/g)].map(([, id = '']) => id),
  )
  const rows = await tx.$queryRaw<{ id: string; plaintext: string; salt: string }[]>`
    SELECT id, plaintext, salt FROM erasable_value WHERE id = ANY(${ids})`
  return new Map(rows.map((row) => [row.id, row]))
}

async function selectRows(
  tx: Tx,
  kind: StreamKind,
  ids: { gt?: string; lte?: string },
): Promise<Map<ProjectionTable, ChangeRow[]>> {
  const rows = new Map<ProjectionTable, ChangeRow[]>()
  for (const table of projectionTables.filter((name) => projectionStreams[name].kind === kind)) {
    const { column } = projectionStreams[table]
    const reader = tx[table] as unknown as { findMany(args: { where: object }): Promise<ChangeRow[]> }
    rows.set(table, await reader.findMany({ where: column === null ? {} : { [column]: ids } }))
  }
  return rows
}
