import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { database } from '#server/store/database.ts'
import { selectStoredReleases } from '#server/store/releases.ts'
import { defineCommand, exitCodes, jsonOption } from '../cli-command.ts'
import { printColumns, printJson } from '../print.ts'

export const releaseList = defineCommand({
  name: 'release list',
  description: 'Lists the stored releases, the newest first, and says which one learners see.',
  declare: (command) => command.option(...jsonOption),
  options: z.object({ json: z.boolean().default(false) }),
  run: ({ json }, terminal) =>
    withDatabase(async () => {
      const releases = await selectStoredReleases(database(), 50)
      if (json) printJson(terminal, releases)
      else
        printColumns(
          terminal,
          releases.map(({ id, recordedAt, isLive }) => [
            id.slice(0, 12),
            recordedAt.toISOString(),
            isLive ? 'live' : '',
          ]),
        )
      if (releases.length === 0) terminal.say('No release is stored yet. It is stored when Keypoint starts.')
      return exitCodes.ok
    }),
})
