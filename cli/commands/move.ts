import { join } from 'node:path'
import { z } from 'zod'
import { dataFolder } from '#launcher/data-folder.mjs'
import {
  endMove,
  finishMove,
  isMoveUnderWay,
  movedSentence,
  selectOptionalMove,
} from '#launcher/moved-data.mjs'
import { withDatabase } from '#launcher/with-database.ts'
import { archiveFileParts, writeArchiveFile } from '#server/archive-file.ts'
import { env } from '#server/env.ts'
import { loadArchive, type Target } from '#server/store/archive/load-archive.ts'
import { snapshotParts } from '#server/store/archive/snapshot.ts'
import { checkLoaded } from '../check-loaded.ts'
import {
  defineCommand,
  type ExitCode,
  exitCodes,
  Failure,
  jsonOption,
  type Terminal,
} from '../cli-command.ts'
import { demandInstallation } from '../installation.ts'
import { rowsProgress } from '../progress-bar.ts'
import { copyName, whileRefusingWrites } from '../while-refusing-writes.ts'

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/./, 'is an address such as postgresql://role:password@host:5432/database')

const optionNames = { url: '--to', ownerUrl: '--to-owner' }

export const move = defineCommand({
  name: 'move',
  description:
    'Copies the embedded database to an empty one on a server, while Keypoint may go on being read.',
  declare: (command) =>
    command
      .option('--to <url>', 'the database on the server, as DATABASE_URL will name it')
      .option('--to-owner <url>', 'the same database, as DATABASE_OWNER_URL will name it')
      .option('--cancel', 'take the embedded database up again, after a move or a part of one')
      .option(...jsonOption),
  options: z
    .object({
      to: postgresUrl.optional(),
      toOwner: postgresUrl.optional(),
      cancel: z.boolean().default(false),
      json: z.boolean().default(false),
    })
    .refine(({ to, cancel }) => (to !== undefined) !== cancel, {
      path: ['to'],
      message: 'is missing; or give --cancel alone',
    }),
  async run({ to, toOwner, json }, terminal) {
    demandEmbedded()
    if (to === undefined) return takeUpAgain(terminal)
    const data = dataFolder()
    const earlier = selectOptionalMove(data)
    if (earlier) throw new Failure(movedSentence(env().KEYPOINT_DATA, earlier))
    return withDatabase(() =>
      whileRefusingWrites(data, to, terminal, async () => {
        const exitCode = await copy(data, { url: to, ownerUrl: toOwner, names: optionNames }, json, terminal)
        if (exitCode === exitCodes.ok) {
          finishMove(data)
          sayNext(toOwner !== undefined, terminal)
        } else terminal.say('So Keypoint is not moved: go on here, and empty the database on the server.')
        return exitCode
      }),
    )
  },
})

function demandEmbedded(): void {
  if (env().DATABASE_URL)
    throw new Failure(
      'move starts from the embedded database, but DATABASE_URL is set. From one server to another, use backup and restore.',
    )
  demandInstallation()
}

/** By way of a file, so that people who read wait for the reading of the database alone, not for the loading. */
async function copy(data: string, target: Target, json: boolean, terminal: Terminal): Promise<ExitCode> {
  const file = join(data, copyName)
  const source = process.env.DATABASE_URL ?? ''
  await writeArchiveFile(file, snapshotParts(source, new Date(), rowsProgress(terminal, 'rows read')))
  const header = await loadArchive(archiveFileParts(file), target, rowsProgress(terminal, 'rows copied'))
  process.env.DATABASE_URL = target.url
  return checkLoaded(header, json, terminal)
}

function takeUpAgain(terminal: Terminal): ExitCode {
  const data = dataFolder()
  const { KEYPOINT_DATA: folder } = env()
  const earlier = selectOptionalMove(data)
  if (!earlier) throw new Failure(`Nothing was moved from ${folder}.`)
  if (isMoveUnderWay(data))
    throw new Failure(`The move is under way (process ${earlier.pid}). Stop it with Ctrl-C first.`)
  endMove(data)
  terminal.say(
    `The data in ${folder} is taken up again. It holds what was recorded until ${earlier.at}; what was recorded on ${earlier.to} since then stays there.`,
  )
  return exitCodes.ok
}

function sayNext(hasOwner: boolean, terminal: Terminal): void {
  const { KEYPOINT_DATA: data } = env()
  const ownerLine = hasOwner ? ['  DATABASE_OWNER_URL=<what --to-owner was>'] : []
  const lines = [
    'Next, stop Keypoint if it runs, set these where it runs and start it:',
    '  DATABASE_URL=<what --to was>',
    ...ownerLine,
    `  KEYPOINT_SESSION_SECRET=<sessionSecret of ${data}/secrets.json; with another, second factors have to be reset>`,
    '  KEYPOINT_BASE_URL=<the address that people use>',
    `Everybody signs in again. Until then it can be read and saves nothing. Keep ${data} until the server has proved itself.`,
  ]
  for (const line of lines) terminal.say(line)
}
