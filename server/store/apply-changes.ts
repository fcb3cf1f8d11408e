import {
  type Change,
  type ChangeRow,
  type ChangeValue,
  type ErasableRef,
  type ProjectionTable,
  projectionTables,
} from '#domain/learning/change.ts'
import { ProjectionFold } from '#domain/learning/projection-fold.ts'
import type { Tx } from './database.ts'
import { insertRows } from './insert-rows.ts'

/**
 * Makes the changes of some events in the database: first what touches rows that are there, then every new row, one
 * statement a table. A row that these events both add and change is changed before it is stored. Throws when a
 * change finds no row, or more than the one it means: the record and the projection have come apart.
 */
export async function applyChanges(
  tx: Tx,
  changes: Change[],
  erasables: { id: string; plaintext: string }[],
): Promise<void> {
  const plaintexts = new Map(erasables.map((row) => [row.id, row.plaintext]))
  const added = new ProjectionFold()
  for (const change of changes) {
    const resolved = resolve(change, plaintexts)
    const touched = added.apply(resolved)
    if (resolved.op === 'insert' || (touched > 0 && !resolved.many)) continue
    const { count } = await delegate(tx, resolved.table).updateMany({
      where: resolved.where,
      data: resolved.set,
    })
    if (count !== 1 && !resolved.many) {
      throw new Error(`A change of ${resolved.table} found ${count} rows where it meant one`)
    }
  }
  for (const table of projectionTables) {
    await insertRows(tx, table, added.rows(table))
  }
}

/** The call that every model of the projections has alike. */
type ProjectionDelegate = {
  updateMany(args: { where: ChangeRow; data: ChangeRow }): Promise<{ count: number }>
}

function delegate(tx: Tx, table: ProjectionTable): ProjectionDelegate {
  return tx[table] as unknown as ProjectionDelegate
}

function resolve(change: Change, plaintexts: Map<string, string>): Change {
  return change.op === 'insert'
    ? { ...change, row: resolveRow(change.row, plaintexts) }
    : { ...change, set: resolveRow(change.set, plaintexts) }
}

function resolveRow(row: ChangeRow, plaintexts: Map<string, string>): ChangeRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      isErasableRef(value) ? plaintextOf(value, plaintexts) : value,
    ]),
  )
}

function plaintextOf(ref: ErasableRef, plaintexts: Map<string, string>): string {
  const plaintext = plaintexts.get(ref.erasable)
  if (plaintext === undefined)
    throw new Error('An event refers to a personal value that was not given with it')
  return plaintext
}

/** Whether a value of a change stands for the plaintext of an erasable row. */
export function isErasableRef(value: ChangeValue): value is ErasableRef {
  return typeof value === 'object' && value !== null && 'erasable' in value
}
