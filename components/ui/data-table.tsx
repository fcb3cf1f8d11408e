import type { ReactNode } from 'react'
import { SortAscendingIcon, SortDescendingIcon } from './icons.tsx'

export type SortDirection = 'ascending' | 'descending'

export type Column<Row> = {
  id: string
  heading: string
  cell: (row: Row) => ReactNode
  numeric?: boolean
  /** The cell that names the row. */
  rowHeader?: boolean
  /** Where the heading's link leads; `direction` when the table is sorted by this column now. */
  sort?: { href: string; direction?: SortDirection }
}

type DataTableProps<Row> = {
  id: string
  caption: string
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/** A table that scrolls inside itself where the screen is narrow, and can be scrolled with the keyboard. */
export function DataTable<Row>({ id, caption, captionHidden, columns, rows, rowKey }: DataTableProps<Row>) {
  return (
    <section className="table-scroll" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table className="data-table" id={id}>
        <caption id={`${id}-caption`}>
          <span className={captionHidden ? 'visually-hidden' : undefined}>{caption}</span>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHeading key={column.id} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ColumnHeading<Row>({ column }: { column: Column<Row> }) {
  const { sort, heading, numeric } = column
  return (
    <th scope="col" className={numeric ? 'numeric' : undefined} aria-sort={sort?.direction}>
      {sort ? (
        <a className="sort-link" href={sort.href}>
          {heading}
          {sort.direction === 'ascending' ? <SortAscendingIcon /> : null}
          {sort.direction === 'descending' ? <SortDescendingIcon /> : null}
        </a>
      ) : (
        heading
      )}
    </th>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = column.numeric ? 'numeric' : undefined
  if (!column.rowHeader) return <td className={className}>{column.cell(row)}</td>
  return (
    <th scope="row" className={className}>
      {column.cell(row)}
    </th>
  )
}
