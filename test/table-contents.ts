import { database } from '#server/store/database.ts'

/** Every row of every table as text, by table: two of these are the same when nothing was written in between. */
export async function tableContents(except: string[] = []): Promise<Record<string, string[]>> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`
  const contents: Record<string, string[]> = {}
  for (const { name } of tables) {
    if (except.includes(name)) continue
    const rows = await database().$queryRawUnsafe<{ row: string }[]>(
      `SELECT t::text AS row FROM "${name}" t ORDER BY t::text`,
    )
    contents[name] = rows.map(({ row }) => row)
  }
  return contents
}
