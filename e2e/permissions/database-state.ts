import { database } from '#server/store/database.ts'

/**
 * A digest of every row that names somebody or something of the matrix, by table: what others do at the same time on
 * this server leaves it alone. The slowing of sign-ins is no part of it, nor are those that failed: the matrix asks with
 * wrong passwords, and a history that shows them is meant.
 */
export async function stateAbout(words: string[]): Promise<Record<string, string>> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'
      AND tablename <> 'sign_in_throttle' ORDER BY tablename`
  const pattern = words.join('|')
  const state: Record<string, string> = {}
  for (const { name } of tables) {
    const sql = `SELECT count(*)::int AS rows, md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) AS digest
      FROM ${name} t WHERE t::text ~ $1${name === 'sign_in_try' ? ' AND succeeded' : ''}`
    const [found] = await database().$queryRawUnsafe<{ rows: number; digest: string }[]>(sql, pattern)
    state[name] = `${found?.rows} rows ${found?.digest}`
  }
  return state
}
