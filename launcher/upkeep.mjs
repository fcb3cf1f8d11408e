/** How often it is looked whether a table needs anything, and how long nobody may have asked anything by then. */
export const lookEveryMs = 10_000
export const quietMs = 1000

/**
 * The table that changed most since it was last vacuumed and analysed, quoted; null when none changed much: by
 * the default threshold and scale factor of autovacuum's analysing, which is reached before that of its vacuuming.
 * PostgreSQL documentation, "The Autovacuum Daemon".
 * @param {import('@electric-sql/pglite').PGlite} db
 * @returns {Promise<string | null>}
 */
export async function selectNeediestTable(db) {
  const { rows } = await db.query(`
    SELECT relid::regclass::text AS name FROM pg_stat_user_tables JOIN pg_class ON pg_class.oid = relid
    WHERE n_mod_since_analyze > 50 + 0.1 * greatest(reltuples, 0)
    ORDER BY n_mod_since_analyze DESC LIMIT 1`)
  return /** @type {{ name: string }[]} */ (rows)[0]?.name ?? null
}
