import { stringify } from 'csv-stringify/sync'
import { cellText, type Reader } from './cell.ts'
import type { Column } from './report.ts'

/**
 * A report as CSV (RFC 4180): the header the screen has, then rows in the pieces in which they come. A text that a
 * spreadsheet would take for a formula (= + - @, tab, carriage return at its start) gets an apostrophe before it, also
 * where a new cell would begin for one that separates by semicolons or tabs, as Excel does in French.
 */
export async function* csvOf<Row>(
  columns: readonly Column<Row>[],
  pieces: AsyncIterable<Row[]>,
  reader: Reader,
): AsyncGenerator<string> {
  yield csvLines([columns.map((column) => headerText(column, reader))])
  for await (const rows of pieces) {
    yield csvLines(
      rows.map((row) => columns.map((column) => harmlessText(cellText(column.cell(row), reader)))),
    )
  }
}

/** What heads a column. A heading may name the zone of the reader's clock. */
export function headerText(column: { header: string }, reader: Reader): string {
  return reader.t(column.header, { zone: reader.zone })
}

/** Excel reads UTF-8 only after this mark; without it every accent is broken. */
export const byteOrderMark = '\uFEFF'

/** What `escape_formulas` does at the start of a text, done within it. */
function harmlessText(text: string): string {
  return text.replaceAll(/([;\t\r\n]"*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1'")
}

function csvLines(records: string[][]): string {
  return stringify(records, { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ })
}
