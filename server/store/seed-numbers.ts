import type { Db } from './database.ts'

/** The highest number among addresses person-<number>@example.test; 0 when there are none. */
export async function selectHighestSeedNumber(db: Db): Promise<number> {
  const rows = await db.$queryRaw<{ highest: number | null }[]>`
    SELECT max(substring(address FROM '^person-([0-9]{1,9})@example[.]test$')::int) AS highest
    FROM email_address WHERE address LIKE 'person-%@example.test'`
  return rows[0]?.highest ?? 0
}
