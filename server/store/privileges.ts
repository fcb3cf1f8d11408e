import type pg from 'pg'
import type { AddressNames } from './address-names.ts'
import { MigrationProblem } from './migrate.ts'

/** Tables that the application may add to and read, and nothing else. */
const appendOnlyTables = ['learning_event', 'content_blob', 'catalogue_release', 'release_item']

/**
 * As the owner, gives the application's role exactly what it needs: to add to and read the record, to change the
 * rest, to own nothing. Instances take turns, since PostgreSQL lets no two change one table's privileges at once. Throws
 * a MigrationProblem when that role could help itself to more.
 */
export async function grantToApplication(owner: pg.Client, role: string, names: AddressNames): Promise<void> {
  await refusePowerful(owner, role, names)
  const { rows } = await owner.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = current_schema() and tablename <> '_prisma_migrations'",
  )
  const name = owner.escapeIdentifier(role)
  const { rows: schemas } = await owner.query<{ schema: string }>('select current_schema() as schema')
  const schema = owner.escapeIdentifier(schemas[0]?.schema ?? 'public')
  const changeable = rows.map((row) => row.tablename).filter((table) => !appendOnlyTables.includes(table))
  const list = (tables: string[]) =>
    tables.map((table) => `${schema}.${owner.escapeIdentifier(table)}`).join(', ')
  await owner.query(`
    begin;
    lock table ${schema}."_prisma_migrations" in exclusive mode;
    grant usage on schema ${schema} to ${name};
    revoke create on schema ${schema} from ${name};
    revoke all on ${list(appendOnlyTables)} from ${name};
    grant select, insert on ${list(appendOnlyTables)} to ${name};
    grant select, insert, update, delete on ${list(changeable)} to ${name};
    grant select on ${schema}."_prisma_migrations" to ${name};
    grant usage, select on all sequences in schema ${schema} to ${name};
    commit`)
}

async function refusePowerful(owner: pg.Client, role: string, names: AddressNames): Promise<void> {
  const { rows } = await owner.query<{ rolsuper: boolean; owns: boolean; is_owner: boolean }>(
    `select rolsuper,
       pg_has_role(oid, current_user, 'member') and not rolsuper as is_owner,
       exists (select 1 from pg_tables where schemaname = current_schema() and tableowner = rolname) as owns
     from pg_roles where rolname = $1`,
    [role],
  )
  const found = rows[0]
  const subject = `The role "${role}" of ${names.url}`
  const advice = `Use a role that owns nothing, or leave ${names.ownerUrl} out.`
  if (found?.rolsuper)
    throw new MigrationProblem(`${subject} is a superuser, which no privilege holds back. ${advice}`)
  if (found?.is_owner)
    throw new MigrationProblem(
      `${subject} is the owner of ${names.ownerUrl} or one of its members. ${advice}`,
    )
  if (found?.owns)
    throw new MigrationProblem(
      `${subject} owns tables of this database. Give them to the owner first: REASSIGN OWNED BY "${role}" TO the owner's role.`,
    )
}
