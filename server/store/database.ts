import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts'
import { keepsStatements } from './lent-sessions.ts'

export type Db = PrismaClient
/** What a transaction's callback receives; everything that reads or writes inside one takes this. */
export type Tx = Prisma.TransactionClient

const processWide = globalThis as typeof globalThis & { keypointDatabase?: Db }

/**
 * The one client of this process, made from DATABASE_URL when first asked for. It survives `next dev`'s
 * reloads. Throws when DATABASE_URL is not set: the launcher sets it for the embedded database too.
 */
export function database(): Db {
  processWide.keypointDatabase ??= connect(process.env.DATABASE_URL)
  return processWide.keypointDatabase
}

/** Ends the process's connections after the queries that run. The next `database()` connects anew. */
export async function closeDatabase(): Promise<void> {
  const open = processWide.keypointDatabase
  processWide.keypointDatabase = undefined
  await open?.$disconnect()
}

function connect(connectionString: string | undefined): Db {
  if (!connectionString) throw new Error('DATABASE_URL is not set, so there is no database to connect to.')
  const pool = { connectionString, max: 10, connectionTimeoutMillis: 10_000 }
  const statementNameGenerator = keepsStatements(connectionString) ? statementName : undefined
  return new PrismaClient({
    adapter: new PrismaPg(pool, { onPoolError: ignoreIdleLoss, statementNameGenerator }),
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  })
}

/** An idle connection that the database closed is replaced by the next query, which reports real trouble itself. */
function ignoreIdleLoss(): void {}

/**
 * The name under which PostgreSQL keeps the plan of a statement that begins with one (a comment, as in
 * `/* viewer *\/ SELECT`): those that every page of a learner asks. Others are planned anew for what they are asked.
 */
function statementName({ sql }: { sql: string }): string {
  return /^\/\* ([a-z-]+) \*\//.exec(sql)?.[1] ?? ''
}
