import { dayIn, minuteIn } from '#domain/training/due-date.ts'
import type { Status } from '#domain/training/status.ts'

/** One value of a report's table, before any medium has given it a form. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'state'; state: Status }
  | { kind: 'day'; at: Date | null; zone: string | null } // a calendar day in a zone of its own
  | { kind: 'instant'; at: Date | null } // read on the reader's clock
  | { kind: 'percent'; percent: number | null }

/** The words and the clock of whoever reads a report. */
export type Reader = {
  t(key: string, values?: Record<string, string | number>): string
  zone: string
}

/**
 * A cell in words, the same on the screen and in CSV: days as YYYY-MM-DD, instants as YYYY-MM-DD HH:MM on the
 * reader's clock, states and percentages as the reader's language writes them; empty where there is nothing.
 */
export function cellText(cell: Cell, reader: Reader): string {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'state':
      return reader.t(`state.${cell.state}`)
    case 'day':
      return cell.at && cell.zone ? dayIn(cell.zone, cell.at) : ''
    case 'instant':
      return cell.at ? minuteIn(reader.zone, cell.at) : ''
    case 'percent':
      return cell.percent === null ? '' : reader.t('report.percent', { percent: cell.percent })
  }
}

/** A cell for programs: instants in UTC (ISO 8601), states by their ids, null where there is nothing. */
export function cellData(cell: Cell): string | number | null {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'state':
      return cell.state
    case 'day':
    case 'instant':
      return cell.at?.toISOString() ?? null
    case 'percent':
      return cell.percent
  }
}
