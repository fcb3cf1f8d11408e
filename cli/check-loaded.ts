import { type ArchiveHeader, totalRows } from '#server/store/archive/archive-header.ts'
import { checkRecord } from '#server/store/check-record.ts'
import { closeDatabase, database } from '#server/store/database.ts'
import { type ExitCode, exitCodes, type Terminal } from './cli-command.ts'
import { printColumns, printJson } from './print.ts'

/** Shows what was loaded, table by table, and folds the record of the database that DATABASE_URL names now. */
export async function checkLoaded(
  header: ArchiveHeader,
  json: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const check = await checkRecord(database(), (events) => terminal.progress(`${events} events checked`))
  await closeDatabase()
  const { events, streams, differences } = check
  const filled = header.tables.filter(({ rows }) => rows > 0)
  if (json) printJson(terminal, { madeAt: header.madeAt, tables: header.tables, ...check })
  else
    printColumns(
      terminal,
      filled.map(({ name, rows }) => [name, String(rows)]),
    )
  terminal.say(
    `${totalRows(header)} rows in ${filled.length} tables and the ends of ${streams} streams are as they were.`,
  )
  for (const { where, key, what } of differences) terminal.say(`${where} ${key}: ${what}`)
  if (differences.length === 0) {
    terminal.say(`The record holds: ${events} events, no differences.`)
    return exitCodes.ok
  }
  terminal.say(
    `The record has ${differences.length} differences, which came with the data: everything was loaded as it was.`,
  )
  return exitCodes.failed
}
