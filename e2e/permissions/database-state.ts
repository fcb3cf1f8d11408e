import { database } from '#server/store/database.ts'

/**
 * A digest of every row that names somebody or something of the matrix, by table: what others do at the same time on
 * this server leaves it alone. Sessions, the history of sign-ins, where a wrong password is to stand, and the slowing of
 * them are no part of it.
 */
export async function stateAbout(words: string[]): Promise<Record<string, string>> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'
      AND tablename NOT IN ('sign_in_session', 'sign_in_throttle', 'sign_in_try') ORDER BY tablename`
  const pattern = words.join('|')
  const state: Record<string, string> = {}
  for (const { name } of tables) {
    const sql = `SELECT count(*)::int AS rows, md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) AS digest
      FROM ${name} t WHERE t::text ~ $1`
    const [found] = await database().$queryRawUnsafe<{ rows: number; digest: string }[]>(sql, pattern)
    state[name] = `${found?.rows} rows ${found?.digest}`
  }
  return state
}
