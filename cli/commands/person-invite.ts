import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { giveLink } from '#server/commands/give-link.ts'
import { accept } from '../accept.ts'
import { defineCommand, exitCodes, jsonOption } from '../cli-command.ts'
import { byOperator } from '../operator.ts'
import { printGivenLink } from '../print-given-link.ts'
import { selectPersonIdByEmail } from '../select-person.ts'

export const personInvite = defineCommand({
  name: 'person invite',
  description: 'Mails a person a one-time link to choose a password, or prints it where mail is not set up.',
  declare: (command) =>
    command.requiredOption('--email <email>', 'whom; they have been added before').option(...jsonOption),
  options: z.object({ email: z.string(), json: z.boolean().default(false) }),
  run: ({ email, json }, terminal) =>
    withDatabase(async () => {
      const personId = await selectPersonIdByEmail(email)
      const link = accept(await giveLink({ personId }, byOperator()))
      printGivenLink(terminal, { email, json, ...link })
      return exitCodes.ok
    }),
})
