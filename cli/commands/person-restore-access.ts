import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { giveLink } from '#server/commands/give-link.ts'
import { grantRole } from '#server/commands/grant-role.ts'
import { reactivatePerson } from '#server/commands/reactivate-person.ts'
import { accept } from '../accept.ts'
import { defineCommand, exitCodes, jsonOption } from '../cli-command.ts'
import { byOperator } from '../operator.ts'
import { printGivenLink } from '../print-given-link.ts'
import { selectPersonIdByEmail } from '../select-person.ts'

export const personRestoreAccess = defineCommand({
  name: 'person restore-access',
  description:
    'Lets a person in again: active, with a one-time link to choose a password, and as admin if so asked.',
  declare: (command) =>
    command
      .requiredOption('--email <email>', 'whom')
      .option('--admin', 'also grant them the role of an admin')
      .option(...jsonOption),
  options: z.object({
    email: z.string(),
    admin: z.boolean().default(false),
    json: z.boolean().default(false),
  }),
  run: ({ email, admin, json }, terminal) =>
    withDatabase(async () => {
      const by = byOperator()
      const personId = await selectPersonIdByEmail(email)
      accept(await reactivatePerson({ personId }, by))
      if (admin) accept(await grantRole({ personId, role: 'admin', courseId: null }, by))
      const link = accept(await giveLink({ personId, shown: true }, by))
      printGivenLink(terminal, { email, json, ...link })
      return exitCodes.ok
    }),
})
