import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { checkRecord } from '#server/store/check-record.ts'
import { database } from '#server/store/database.ts'
import { defineCommand, exitCodes, jsonOption } from '../cli-command.ts'
import { printJson } from '../print.ts'

export const recordCheck = defineCommand({
  name: 'record check',
  description: 'Folds all events again and lists every difference from what is stored.',
  declare: (command) => command.option(...jsonOption),
  options: z.object({ json: z.boolean().default(false) }),
  run: ({ json }, terminal) =>
    withDatabase(async () => {
      const check = await checkRecord(database(), (events) => terminal.progress(`${events} events read`))
      const { events, streams, differences } = check
      if (json) printJson(terminal, check)
      else for (const { where, key, what } of differences) terminal.write(`${where} ${key}: ${what}\n`)
      const found = differences.length === 1 ? '1 difference' : `${differences.length} differences`
      terminal.say(
        `${events} events in ${streams} streams: ${differences.length ? found : 'no differences'}.`,
      )
      return differences.length > 0 ? exitCodes.failed : exitCodes.ok
    }),
})
