import { DataTable, type SortDirection } from '#components/ui/data-table.tsx'
import { StateBadge } from '#components/ui/state-badge.tsx'
import type { Status } from '#domain/training/status.ts'
import type { Translate } from '#messages/index.ts'

/** A cell as a report's tabulation wrote it, with what the screen adds: a badge, a link, no break within a date. */
export type ShownCell = { text: string; state?: Status; href?: string; unbroken?: boolean }

export type ShownColumn = {
  key: string
  heading: string
  sort?: { href: string; direction?: SortDirection }
}

type ReportTableProps = {
  t: Translate
  caption: string
  columns: readonly ShownColumn[]
  rows: readonly { key: string; cells: readonly ShownCell[] }[]
}

/** A report's list of people. */
export function ReportTable({ t, caption, columns, rows }: ReportTableProps) {
  return (
    <DataTable<ReportTableProps['rows'][number]>
      id="report"
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.key}
      columns={columns.map((column, index) => ({
        id: column.key,
        heading: column.heading,
        sort: column.sort,
        rowHeader: index === 0,
        cell: (row) => <Shown t={t} cell={row.cells[index]} />,
      }))}
    />
  )
}

function Shown({ t, cell }: { t: Translate; cell: ShownCell | undefined }) {
  if (!cell) return null
  if (cell.state) return <StateBadge t={t} state={cell.state} />
  if (cell.href) return <a href={cell.href}>{cell.text}</a>
  return cell.unbroken ? <span className="unbroken">{cell.text}</span> : cell.text
}
