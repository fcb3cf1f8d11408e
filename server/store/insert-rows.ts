import { Prisma } from '#prisma/generated/client.ts'
import type { Tx } from './database.ts'

/**
 * Adds rows to a table in one statement with one parameter, however many they are: the database reads them as JSON
 * by its own column types. Names are camel case, as in the Prisma schema, and every row has the same columns.
 */
export async function insertRows(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const [into, ...columns] = [table, ...Object.keys(first)].map((name) => Prisma.raw(`"${snakeCase(name)}"`))
  const listed = Prisma.join(columns)
  await tx.$executeRaw`
    INSERT INTO ${into} (${listed})
    SELECT ${listed} FROM json_populate_recordset(NULL::${into}, ${rowsJson(rows)}::json)`
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Half a surrogate pair is no text to a database, as JSON or otherwise: it becomes U+FFFD, as UTF-8 has it. */
function rowsJson(rows: readonly object[]): string {
  const columns = Object.keys(rows[0] ?? {}).map((name) => [name, snakeCase(name)] as const)
  const named = (rows as Record<string, unknown>[]).map((row) =>
    Object.fromEntries(columns.map(([name, column]) => [column, row[name]])),
  )
  const json = JSON.stringify(named)
  if (!json.includes('\\ud')) return json
  return JSON.stringify(named, (_, value) =>
    typeof value === 'string' ? Buffer.from(value).toString() : value,
  )
}
