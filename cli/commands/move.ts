import { z } from 'zod'
import { databaseLock, dataFolder } from '#launcher/data-folder.mjs'
import { lockHolder } from '#launcher/lock.mjs'
import { withDatabase } from '#launcher/with-database.ts'
import { env } from '#server/env.ts'
import { loadArchive, type Target } from '#server/store/archive/load-archive.ts'
import { snapshotParts } from '#server/store/archive/snapshot.ts'
import { checkLoaded } from '../check-loaded.ts'
import { defineCommand, exitCodes, Failure, jsonOption, type Terminal } from '../cli-command.ts'
import { demandInstallation } from '../installation.ts'
import { rowsProgress } from '../progress-bar.ts'

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/./, 'is an address such as postgresql://role:password@host:5432/database')

export const move = defineCommand({
  name: 'move',
  description: 'Copies the embedded database to an empty one on a server, and says what to set then.',
  declare: (command) =>
    command
      .requiredOption('--to <url>', 'the database on the server, as DATABASE_URL will name it')
      .option('--to-owner <url>', 'the same database, as DATABASE_OWNER_URL will name it')
      .option(...jsonOption),
  options: z.object({ to: postgresUrl, toOwner: postgresUrl.optional(), json: z.boolean().default(false) }),
  async run({ to, toOwner, json }, terminal) {
    demandStopped()
    const target: Target = { url: to, ownerUrl: toOwner }
    const header = await withDatabase(() => {
      const parts = snapshotParts(process.env.DATABASE_URL ?? '', new Date())
      return loadArchive(parts, target, rowsProgress(terminal, 'rows copied'))
    })
    process.env.DATABASE_URL = to
    const exitCode = await checkLoaded(header, json, terminal)
    if (exitCode === exitCodes.ok) sayNext(toOwner !== undefined, terminal)
    return exitCode
  },
})

/** What is recorded while the copy is made would stay behind, so nobody may be at work. */
function demandStopped(): void {
  if (env().DATABASE_URL)
    throw new Failure(
      'move starts from the embedded database, but DATABASE_URL is set. From one server to another, use backup and restore.',
    )
  demandInstallation()
  const holder = lockHolder(databaseLock(dataFolder()))
  if (!holder) return
  throw new Failure(
    `The embedded database is in use by ${holder.user ?? 'another process'}. Stop it first: what is recorded during the move would stay behind.`,
  )
}

function sayNext(hasOwner: boolean, terminal: Terminal): void {
  const { KEYPOINT_DATA: data } = env()
  const ownerLine = hasOwner ? ['  DATABASE_OWNER_URL=<what --to-owner was>'] : []
  const lines = [
    'Next, set these where Keypoint runs and start it:',
    '  DATABASE_URL=<what --to was>',
    ...ownerLine,
    `  KEYPOINT_SESSION_SECRET=<sessionSecret of ${data}/secrets.json; with another, second factors have to be reset>`,
    '  KEYPOINT_BASE_URL=<the address that people use>',
    `Everybody signs in again. ${data} was left as it is; keep it until the server has proved itself.`,
  ]
  for (const line of lines) terminal.say(line)
}
