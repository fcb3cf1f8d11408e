import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { resetSecondFactor } from '#server/commands/reset-second-factor.ts'
import { accept } from '../accept.ts'
import { defineCommand, exitCodes } from '../cli-command.ts'
import { byOperator } from '../operator.ts'
import { selectPersonIdByEmail } from '../select-person.ts'

export const personResetSecondFactor = defineCommand({
  name: 'person reset-second-factor',
  description: 'Lets a person who lost their device and their recovery codes in by their password alone.',
  declare: (command) =>
    command
      .requiredOption('--email <email>', 'the address they sign in with')
      .option('--reason <text>', 'why, for the record', 'Reset on the command line'),
  options: z.object({ email: z.string(), reason: z.string() }),
  async run({ email, reason }, terminal) {
    await withDatabase(async () => {
      const personId = await selectPersonIdByEmail(email)
      accept(await resetSecondFactor({ personId, reason }, byOperator()))
    })
    terminal.say(`${email} is signed out everywhere and signs in without a second factor now.`)
    return exitCodes.ok
  },
})
