import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { unlinkIdentities } from '#server/commands/unlink-identities.ts'
import { accept } from '../accept.ts'
import { defineCommand, exitCodes, jsonOption } from '../cli-command.ts'
import { byOperator } from '../operator.ts'
import { printJson } from '../print.ts'
import { selectPersonIdByEmail } from '../select-person.ts'

export const personUnlink = defineCommand({
  name: 'person unlink',
  description: 'Ends the links of a person to accounts at sign-in providers, and their sessions.',
  declare: (command) => command.requiredOption('--email <email>', 'whom').option(...jsonOption),
  options: z.object({ email: z.string(), json: z.boolean().default(false) }),
  run: ({ email, json }, terminal) =>
    withDatabase(async () => {
      const personId = await selectPersonIdByEmail(email)
      const { unlinked } = accept(await unlinkIdentities({ personId }, byOperator()))
      if (json) printJson(terminal, { personId, unlinked })
      else
        terminal.say(
          unlinked === 0 ? `${email} is linked to no account.` : `Ended ${unlinked} link(s) of ${email}.`,
        )
      return exitCodes.ok
    }),
})
