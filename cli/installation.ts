import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '#server/env.ts'
import { Failure } from './cli-command.ts'

/** Throws a Failure when there is neither DATABASE_URL nor an embedded database, rather than making an empty one. */
export function demandInstallation(): void {
  const { DATABASE_URL: url, KEYPOINT_DATA: data } = env()
  if (url || existsSync(join(data, 'database'))) return
  throw new Failure(
    `There is no database in ${data}, and DATABASE_URL is not set. Set KEYPOINT_DATA or DATABASE_URL as they are where Keypoint runs.`,
  )
}
