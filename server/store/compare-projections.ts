import { canonicalJson } from '#domain/learning/canonical-json.ts'
import type { ChangeRow, ProjectionTable } from '#domain/learning/change.ts'
import type { ProjectionFold } from '#domain/learning/projection-fold.ts'
import { isErasableRef } from './apply-changes.ts'
import type { Erasables } from './record-range.ts'

/** One way in which the record contradicts itself or a projection contradicts the record. */
export type Difference = { where: string; key: string; what: string }

/** Where stored rows of a projection are not the rows that the folded events make. */
export function compareRows(
  table: ProjectionTable,
  stored: ChangeRow[],
  fold: ProjectionFold,
  erasables: Erasables,
): Difference[] {
  const seen = new Set<string>()
  const differences = stored.flatMap((row) => {
    const { key, row: folded } = fold.like(table, row)
    seen.add(key)
    return folded
      ? compareRow(row, folded, erasables).map((what) => ({ where: table, key, what }))
      : [{ where: table, key, what: 'is stored, but no event makes it' }]
  })
  const missing = fold.rows(table).flatMap((row) => {
    const { key } = fold.like(table, row)
    return seen.has(key) ? [] : [{ where: table, key, what: 'is missing' }]
  })
  return [...differences, ...missing]
}

function compareRow(stored: ChangeRow, folded: ChangeRow, erasables: Erasables): string[] {
  return Object.entries(folded).flatMap(([column, value]) => {
    const expected = isErasableRef(value) ? (erasables.get(value.erasable)?.plaintext ?? null) : value
    const isSame = canonicalJson(plain(stored[column])) === canonicalJson(plain(expected))
    return isSame ? [] : [`${column} is not what the events say`]
  })
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return value === undefined ? null : value
}
