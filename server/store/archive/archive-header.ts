import { z } from 'zod'
import type { Migration } from '#server/store/migrate.ts'

/** An archive that cannot be used, or a database that cannot take it. The message is a sentence for the operator. */
export class ArchiveProblem extends Error {}

export const archiveFormat = 'keypoint-archive'
export const archiveVersion = 1

const migrationSchema = z.object({ name: z.string(), checksum: z.string() })

/** The first line of an archive; `tables` are in the order of their rows, `heads` is `streamHeadsDigest`. */
export const headerSchema = z.object({
  format: z.literal(archiveFormat),
  version: z.literal(archiveVersion),
  madeAt: z.iso.datetime(),
  migrations: z.array(migrationSchema),
  tables: z.array(z.object({ name: z.string(), rows: z.int().nonnegative() })),
  heads: z.string(),
})
export type ArchiveHeader = z.infer<typeof headerSchema>

/** What a backup is made of, in this order: one header, the rows of each table as JSON objects, the sequences. */
export type ArchivePart =
  | { kind: 'header'; header: ArchiveHeader }
  | RowsPart
  | { kind: 'sequences'; positions: Record<string, string> }
export type RowsPart = { kind: 'rows'; table: string; lines: string[] }

/** Told how many rows are done and how many there are. */
export type OnRows = (done: number, total: number) => void

export function totalRows({ tables }: ArchiveHeader): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0)
}

/** Throws an ArchiveProblem unless an archive was made with exactly the migrations that are here. */
export function demandSameMigrations({ migrations }: ArchiveHeader, ours: Migration[]): void {
  const known = new Map(ours.map((migration) => [migration.name, migration.checksum]))
  for (const { name, checksum } of migrations) {
    if (!known.has(name))
      throw new ArchiveProblem(
        `The archive was made by a newer version of Keypoint: migration ${name} is not known here. Restore it with that version.`,
      )
    if (known.get(name) !== checksum)
      throw new ArchiveProblem(`Migration ${name} was another one where the archive was made.`)
  }
  const older = ours.find(({ name }) => !migrations.some((migration) => migration.name === name))
  if (older)
    throw new ArchiveProblem(
      `The archive was made by an older version of Keypoint, before migration ${older.name}. Restore it with the version that made it, then start this one, which brings the database up to date.`,
    )
}
