import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { archiveFileParts, demandFree, writeArchiveFile } from '#server/archive-file.ts'
import { checkArchive } from '#server/store/archive/archive-chain.ts'
import { snapshotParts } from '#server/store/archive/snapshot.ts'
import { defineCommand, exitCodes, jsonOption } from '../cli-command.ts'
import { demandInstallation } from '../installation.ts'
import { printJson } from '../print.ts'
import { rowsProgress } from '../progress-bar.ts'

export const backup = defineCommand({
  name: 'backup',
  description: 'Writes everything that is stored to one file, while Keypoint may go on serving.',
  declare: (command) =>
    command
      .argument('<file>', 'the file to make, such as keypoint-2026-11-25.gz; an existing one stays as it is')
      .option(...jsonOption),
  options: z.object({ file: z.string(), json: z.boolean().default(false) }),
  async run({ file, json }, terminal) {
    demandFree(file)
    demandInstallation()
    const onRows = rowsProgress(terminal, 'rows written')
    await withDatabase(() =>
      writeArchiveFile(file, snapshotParts(process.env.DATABASE_URL ?? '', new Date(), onRows)),
    )
    const checked = await checkArchive(archiveFileParts(file), rowsProgress(terminal, 'rows read again'))
    const { rows, events, streams, brokenEvents } = checked
    if (json) printJson(terminal, checked)
    terminal.say(`Wrote ${rows} rows to ${file} and read them again: ${events} events in ${streams} streams.`)
    if (brokenEvents === 0) return exitCodes.ok
    terminal.say(
      `${brokenEvents} of these events do not follow the one before. The file holds them as the database does; \`keypoint record check\` names them.`,
    )
    return exitCodes.failed
  },
})
