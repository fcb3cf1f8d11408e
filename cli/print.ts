import type { Terminal } from './cli-command.ts'

/** Prints data for a program: indented JSON and a line's end. */
export function printJson(terminal: Terminal, data: unknown): void {
  terminal.write(`${JSON.stringify(data, null, 2)}\n`)
}

/** Prints data for a person: rows in columns, as wide as their longest cell. */
export function printColumns(terminal: Terminal, rows: string[][]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0))
    terminal.write(`${cells.join('  ').trimEnd()}\n`)
  }
}
