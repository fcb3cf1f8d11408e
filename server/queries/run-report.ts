import type { Scope } from '#domain/training/scope.ts'
import { cellData } from '#reports/cell.ts'
import { selectOptionalReport } from '#reports/index.ts'
import type { Column, Page, PageRequest, Report } from '#reports/report.ts'
import { type Refusal, readInput } from '#server/commands/outcome.ts'
import { selectReadModel } from '#server/store/read-models.ts'

/** A report with its filters understood. Counts, pages and all rows come from one query and one set of columns. */
export type ReportRun = {
  ok: true
  report: Report<unknown, unknown>
  filters: Record<string, string | undefined>
  columns: readonly Column<unknown>[]
  counts(): Promise<Record<string, number>>
  page(request: PageRequest): Promise<Page<unknown>>
  /** All rows in pieces, each found by key, so that no file is held in memory. */
  pieces(): AsyncGenerator<unknown[]>
}

/** Why a report cannot be made: it does not exist for this reader, or some of its filters are wrong. */
export type NotRun = (Refusal & { notFound: false }) | { ok: false; notFound: true }

/**
 * Reads a report's search parameters and makes it ready for one reader at one instant. Empty parameters count as
 * absent. Answers "not-found" when there is no such report or nothing by that name to report on, and the problems
 * when a filter is wrong.
 */
export async function runReport(
  reportId: string,
  params: Record<string, string | undefined>,
  reader: { scope: Scope; now: Date },
): Promise<ReportRun | NotRun> {
  const report = selectOptionalReport(reportId)
  if (!report || reader.scope.kind === 'nobody') return notFound
  const given = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''))
  const read = readInput(report.filters, given)
  if (!read.ok) return { ...read, notFound: false }
  const readModel = selectReadModel(report.readModel)
  if (!(await readModel.exists(read.value))) return notFound
  const asked = { filters: read.value, ...reader }
  return {
    ok: true,
    report,
    filters: read.value as Record<string, string | undefined>,
    columns: report.columns,
    counts: () => readModel.counts(asked),
    page: (request) => readModel.page(asked, request),
    pieces: () => allPieces((request) => readModel.page(asked, request)),
  }
}

const notFound = { ok: false, notFound: true } as const

async function* allPieces(page: (request: PageRequest) => Promise<Page<unknown>>): AsyncGenerator<unknown[]> {
  let after: string | undefined
  do {
    const { rows, next } = await page({ limit: rowsAtOnce, after })
    yield rows
    after = next ?? undefined
  } while (after !== undefined)
}

const rowsAtOnce = 5000

/** A row for programs: each column's value by its key. */
export function rowData(columns: readonly Column<unknown>[], row: unknown): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column.key, cellData(column.cell(row))]))
}
