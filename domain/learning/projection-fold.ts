import {
  type Change,
  type ChangeRow,
  type ChangeValue,
  type ProjectionTable,
  projectionKeys,
} from './change.ts'

/** Rows of one projection in memory, found by key, by person or by scanning. */
class MemoryTable {
  readonly rows = new Map<string, ChangeRow>()
  readonly #byPerson = new Map<ChangeValue, Set<ChangeRow>>()
  readonly #key: readonly string[]

  constructor(key: readonly string[]) {
    this.#key = key
  }

  keyOf(row: ChangeRow): string {
    return this.#key.map((column) => String(row[column])).join(' ')
  }

  insert(row: ChangeRow): void {
    const key = this.keyOf(row)
    if (this.rows.has(key)) throw new Error(`A row with key ${key} is there already`)
    this.rows.set(key, row)
    if (row.personId === undefined) return
    const sameperson = this.#byPerson.get(row.personId)
    if (sameperson) sameperson.add(row)
    else this.#byPerson.set(row.personId, new Set([row]))
  }

  find(where: ChangeRow): ChangeRow[] {
    const columns = Object.entries(where)
    return [...this.#candidates(where)].filter((row) => columns.every(([name, value]) => row[name] === value))
  }

  #candidates(where: ChangeRow): Iterable<ChangeRow> {
    if (this.#key.every((column) => where[column] !== undefined)) {
      const row = this.rows.get(this.keyOf(where))
      return row ? [row] : []
    }
    if (where.personId !== undefined) return this.#byPerson.get(where.personId) ?? []
    return this.rows.values()
  }
}

/** Projections held in memory: what folding events gives, to be stored at once or compared with what is stored. */
export class ProjectionFold {
  readonly #tables = new Map<ProjectionTable, MemoryTable>()

  /** Applies a change; returns how many rows it touched, so that the caller can look elsewhere for the rest. */
  apply(change: Change): number {
    const table = this.#table(change.table)
    if (change.op === 'insert') {
      table.insert({ ...change.row })
      return 1
    }
    const rows = table.find(change.where)
    for (const row of rows) Object.assign(row, change.set)
    return rows.length
  }

  rows(table: ProjectionTable): ChangeRow[] {
    return [...this.#table(table).rows.values()]
  }

  /** The row with the same key as `row`, and the key in words. */
  like(table: ProjectionTable, row: ChangeRow): { key: string; row: ChangeRow | undefined } {
    const memory = this.#table(table)
    const key = memory.keyOf(row)
    return { key, row: memory.rows.get(key) }
  }

  #table(name: ProjectionTable): MemoryTable {
    let table = this.#tables.get(name)
    if (!table) {
      table = new MemoryTable(projectionKeys[name])
      this.#tables.set(name, table)
    }
    return table
  }
}
