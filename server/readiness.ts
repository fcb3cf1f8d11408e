import { currentCatalogue } from './catalogue.ts'
import { env } from './env.ts'
import { log } from './log.ts'
import { selectOptionalPendingName } from './store/prepare-database.ts'

export type Readiness = {
  database: 'ok' | 'unreachable'
  migrations: 'ok' | 'behind' | 'unknown'
  release: 'ok' | 'not loaded'
}

/**
 * Whether this instance can serve people. Says which part is missing and not why, since anyone may ask; why is in
 * the log.
 */
export async function readiness(): Promise<Readiness> {
  const [schema, release] = await Promise.all([schemaState(), releaseState()])
  return { ...schema, release }
}

async function schemaState(): Promise<Pick<Readiness, 'database' | 'migrations'>> {
  try {
    const pending = await selectOptionalPendingName(env().DATABASE_URL ?? '')
    return { database: 'ok', migrations: pending ? 'behind' : 'ok' }
  } catch (error) {
    log().warn({ err: error }, 'not ready: database')
    return { database: 'unreachable', migrations: 'unknown' }
  }
}

async function releaseState(): Promise<Readiness['release']> {
  try {
    return (await currentCatalogue()).courses.size > 0 ? 'ok' : 'not loaded'
  } catch (error) {
    log().warn({ err: error }, 'not ready: release')
    return 'not loaded'
  }
}
