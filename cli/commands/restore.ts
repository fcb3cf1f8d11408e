import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { archiveFileParts } from '#server/archive-file.ts'
import { env } from '#server/env.ts'
import { checkArchive } from '#server/store/archive/archive-chain.ts'
import { loadArchive } from '#server/store/archive/load-archive.ts'
import { checkLoaded } from '../check-loaded.ts'
import { defineCommand, type ExitCode, jsonOption, type Terminal } from '../cli-command.ts'
import { rowsProgress } from '../progress-bar.ts'

export const restore = defineCommand({
  name: 'restore',
  description: 'Loads a file that backup made into an empty database and checks the record there.',
  declare: (command) => command.argument('<file>', 'the file').option(...jsonOption),
  options: z.object({ file: z.string(), json: z.boolean().default(false) }),
  async run({ file, json }, terminal) {
    await checkArchive(archiveFileParts(file), rowsProgress(terminal, 'rows read'))
    const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = env()
    if (!url) return withDatabase(() => load({ url: process.env.DATABASE_URL ?? '' }, file, json, terminal))
    return load({ url, ownerUrl }, file, json, terminal)
  },
})

async function load(
  target: { url: string; ownerUrl?: string },
  file: string,
  json: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const header = await loadArchive(archiveFileParts(file), target, rowsProgress(terminal, 'rows loaded'))
  terminal.say(`Loaded what was backed up at ${header.madeAt}. Everybody signs in again.`)
  return checkLoaded(header, json, terminal)
}
