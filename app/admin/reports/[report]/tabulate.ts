import type { ShownCell, ShownColumn } from '#components/report/report-table.tsx'
import { cellText, type Reader } from '#reports/cell.ts'
import { headerText } from '#reports/csv.ts'
import type { Column } from '#reports/report.ts'
import { personPath } from '../../paths.ts'
import { hrefOf, type ReportView } from './view.ts'

/** The columns with their headings, each a link that sorts by it where the report can. */
export function shownColumns(view: ReportView): ShownColumn[] {
  return view.run.columns.map((column) => ({
    key: column.key,
    heading: headerText(column, readerOf(view)),
    sort: column.sort === undefined ? undefined : sortOf(column.sort, view),
  }))
}

function sortOf(sort: string, view: ReportView): ShownColumn['sort'] {
  const { filters } = view.run
  const direction = filters.sort === sort ? (filters.direction as 'ascending' | 'descending') : undefined
  const turned = direction === 'ascending' ? 'descending' : 'ascending'
  return { href: hrefOf(view, { sort, direction: turned }), direction }
}

/** The rows in words, exactly as the file has them, with badges and links for the screen. */
export function shownRows(view: ReportView, rows: unknown[]): { key: string; cells: ShownCell[] }[] {
  const { columns } = view.run
  return rows.map((row, index) => ({
    key: columns[0]?.person?.(row) ?? String(index),
    cells: columns.map((column) => shownCell(column, row, readerOf(view))),
  }))
}

function shownCell(column: Column<unknown>, row: unknown, reader: Reader): ShownCell {
  const cell = column.cell(row)
  const person = column.person?.(row)
  return {
    text: cellText(cell, reader),
    state: cell.kind === 'state' ? cell.state : undefined,
    href: person === undefined ? undefined : personPath(person),
    unbroken: cell.kind !== 'text',
  }
}

function readerOf({ t, zone }: ReportView): Reader {
  return { t: t as Reader['t'], zone }
}
