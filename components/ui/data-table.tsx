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
  /** Where the screen is narrow each row reads from top to bottom: for a table that is read, not compared. */
  stacks?: boolean
}

/** A table that scrolls inside itself where the screen is narrow, and can be scrolled with the keyboard. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { id, caption, captionHidden, columns, rows, rowKey, stacks = false } = props
  return (
    <section className="table-scroll" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table
        className={stacks ? 'data-table data-table-stacks' : 'data-table'}
        id={id}
        {...as('table', stacks)}
      >
        <caption id={`${id}-caption`}>
          <span className={captionHidden ? 'visually-hidden' : undefined}>{caption}</span>
        </caption>
        <thead {...as('rowgroup', stacks)}>
          <tr {...as('row', stacks)}>
            {columns.map((column) => (
              <ColumnHeading key={column.id} column={column} stacks={stacks} />
            ))}
          </tr>
        </thead>
        <tbody {...as('rowgroup', stacks)}>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...as('row', stacks)}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} stacks={stacks} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Some browsers forget what the parts of a table are when a style sheet lays them out otherwise. */
function as(role: string, stacks: boolean): { role?: string } {
  return stacks ? { role } : {}
}

function ColumnHeading<Row>({ column, stacks }: { column: Column<Row>; stacks: boolean }) {
  const { sort, heading, numeric } = column
  return (
    <th
      scope="col"
      className={numeric ? 'numeric' : undefined}
      aria-sort={sort?.direction}
      {...as('columnheader', stacks)}
    >
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

type CellProps<Row> = { column: Column<Row>; row: Row; stacks: boolean }

function Cell<Row>({ column, row, stacks }: CellProps<Row>) {
  const className = column.numeric ? 'numeric' : undefined
  if (column.rowHeader)
    return (
      <th scope="row" className={className} {...as('rowheader', stacks)}>
        {column.cell(row)}
      </th>
    )
  return (
    <td className={className} data-heading={stacks ? column.heading : undefined} {...as('cell', stacks)}>
      {column.cell(row)}
    </td>
  )
}
