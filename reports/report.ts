import type { z } from 'zod'
import type { Scope } from '#domain/training/scope.ts'
import type { Status } from '#domain/training/status.ts'
import type { Cell } from './cell.ts'

/** A column: its key in JSON, the message that heads it, what the list can be sorted by, and its cell of a row. */
export interface Column<Row> {
  key: string
  header: string
  sort?: string
  cell(row: Row): Cell
  /** On the screen the cell names the row and leads to this person. */
  person?(row: Row): string
}

/** How a filter is chosen on the screen; its name is that of the search parameter. */
export type FilterField = { name: string; label: string } & (
  | { kind: 'course' | 'group' | 'day' | 'text' }
  | { kind: 'choice'; choices: readonly { value: string; label: string }[] }
)

/** The numbers above a report's list: exclusive parts that add up to the denominator, and what stands beside. */
export type Summary = {
  denominator: string // the sentence that states it; takes {total}
  filter: string // the search parameter that a part's key is a value of
  parts: readonly { key: Status; label: string }[]
  beside: readonly { key: string; label: string }[] // sentences; take {count}
}

/**
 * A report declares filters, columns and tabulation over a read model of server/store. Screen, CSV and JSON all
 * come from them. A new report is a file, a line in index.ts and its test.
 */
export interface Report<Filters, Row> {
  id: string
  title: string // message key
  readModel: string // its name in server/store/read-models.ts
  /** Filters and order as the address's search parameters say them; error texts are message keys. */
  filters: z.ZodType<Filters>
  fields: readonly FilterField[]
  summary: Summary
  columns: readonly Column<Row>[]
}

/** What is asked of a read model: for whom, and at which instant. */
export type Asked<Filters> = { filters: Filters; scope: Scope; now: Date }

/** A page of a list found by key. `after` and `before` are what an earlier page gave. */
export type PageRequest = { limit: number; after?: string; before?: string }
export type Page<Row> = { rows: Row[]; previous: string | null; next: string | null }

/** The query behind reports: counts in one statement, a page of rows in another. */
export interface ReadModel<Filters, Row> {
  /** False when what the filters name does not exist, so that there is nothing to report on. */
  exists(filters: Filters): Promise<boolean>
  counts(asked: Asked<Filters>): Promise<Record<string, number>>
  page(asked: Asked<Filters>, request: PageRequest): Promise<Page<Row>>
}

/** Declares a report with the types of its filters and rows inferred. */
export function defineReport<Filters, Row>(report: Report<Filters, Row>): Report<Filters, Row> {
  return report
}
